/** Owns what people are told of places that take no alerts, and of where they are told, in English. */
export const notices = {
  paused: {
    one: '**Alerts are paused in one channel.**',
    other: '**Alerts are paused in {count} channels.**',
  },
  goesOn: {
    one: 'They go on by themselves as soon as it is open to Keypoint again; “{button}” tries at once. Until then what comes in waits.',
    other:
      'They go on by themselves as soon as they are open to Keypoint again; “{button}” tries at once. Until then what comes in waits.',
  },
  tryAgain: 'Try again',
  onlyMakers:
    'Only who set these alerts up, or somebody with “Manage Server”, can try them again. If you are one of them, the alerts were removed: </alerts list> shows what there is.',
  tryingAgain: 'Trying again: {channels}. Where it is still closed you are told again.',
  openAlready: 'Open already: {channels}.',
  postName: 'About the alerts of this server',
  toldFromNow:
    'When alerts are paused somewhere, whoever set them up hears of it by direct message; where those are closed, {channel} is told from now on.',
  told: 'When alerts are paused somewhere, whoever set them up hears of it by direct message; where those are closed, {channel} is told.',
  nobodyTold:
    'When alerts are paused somewhere, whoever set them up hears of it by direct message; where those are closed, nobody is told. </alerts notices> chooses a channel.',
  tellNone: 'Tell no channel',
  noneTold: 'No channel is told any more. </alerts notices> chooses one.',
} as const;
