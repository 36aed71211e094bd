/** Owns what following topics answers, in English. */
export const subscriptions = {
  server: 'Alerts of this server',
  inChannel: '{what} in {channel}',
  byDailyDigest: '{what} by daily digest',
  byWeeklyDigest: '{what} by weekly digest',
  paused: 'paused: {reason}',
  noneOfServer:
    'No channel of this server gets alerts yet. </alerts add> chooses a topic and a channel.',
  ended: 'Ended: {what}.',
  endedBefore: 'It had already ended.',
  already: 'You already follow {what}. </subscriptions> shows all that you follow.',
  tooMany: 'You follow {most} things already. End one first: </subscriptions>',
  resumed: 'Alerts resumed: you get {topic} again, and the newest of what waited for you.',
  nowInstant:
    'You now get {topic} story by story, as they come. What had gathered comes in one last digest.',
  nowDigest:
    'You now get {topic} in a digest, the next one {when}. What was sent before stays as it is.',
  followed: 'You now follow {topic}.',
  firstOnItsWay: 'Its newest story is on its way to your direct messages.',
  firstLater: 'Its first story comes to your direct messages as soon as there is one.',
  othersInDigest: 'The others come in a digest, the next one {when}.',
  allInDigest: 'Its stories come in a digest, the next one {when}.',
  whereToEnd: '</subscriptions> shows what you follow and ends it.',
} as const;
