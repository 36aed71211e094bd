/** Owns what `/privacy` answers, in English. */
export const privacy = {
  title: 'What Keypoint keeps of you',
  intro:
    'Your Discord id, and what is listed here with its reason. Not your name, your messages or what you look up.',
  follows: '**What you follow, and where**: so that it is sent.',
  settings:
    '**Settings of your direct messages** (time zone, hours, limit, language): so that they come as you wish.',
  sent: '**Which stories were sent to you**, and the ids of these messages: so that none comes twice, and a corrected one is corrected there.',
  stories: '**Stories that you follow**: so that you hear how they go on.',
  votes: '**Your “Not for us” votes**: so that each counts once.',
  caughtUp: '**Up to when you have caught up**: so that catching up goes on from there.',
  made: '**That you set up alerts in a server, and notices about them**: so that you hear when they are paused.',
  count: '{what} Now: {number}.',
  end: '</privacy export> gives you all of it as a file, </privacy forget> removes it. The operator’s backups keep it until they are replaced.',
  exported: 'All that Keypoint keeps of you, as JSON.',
  ask: 'This ends all that you follow and removes all that is kept of you: subscriptions, followed stories, votes, settings, and what was sent to you. Messages stay where they are; alerts that you set up for a server go on without your name. It cannot be undone.',
  forgetButton: 'Remove all of it',
  keepButton: 'Keep it',
  kept: 'Nothing was removed.',
  forgotten: 'Done: nothing is kept of you any more.',
} as const;
