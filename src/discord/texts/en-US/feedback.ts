/** Owns what the buttons of a card answer that say what a person makes of its story, in English. */
export const feedback = {
  why: 'Why',
  follow: 'Follow this story',
  notForUs: 'Not for us',
  following:
    'You follow this story: whatever is added to it comes to your direct messages. Press again to stop.',
  unfollowed: 'You no longer follow this story.',
  dmClosed:
    'You follow this story, but your direct messages are closed to Keypoint, so nothing of it can come. Allow direct messages from a server that we share; or </subscribe> its topic in a channel, and be mentioned there.',
  tooMany: 'You follow {most} stories already, which is the most. </subscriptions> shows them.',
  endedBefore: {
    one: '1 story that you followed has ended, because nothing could reach you.',
    other: '{count} stories that you followed have ended, because nothing could reach you.',
  },
  voted: 'Noted: this is not for this channel. Press again to take it back.',
  takenBack: 'Your vote is taken back.',
  channelsOnly: 'This works in a channel of a server only.',
  noAlerts: 'This channel gets no alerts any more, so it has no bar to raise.',
  reset: 'The votes until now count no more: {channel} is back to its own bar.',
  resetBefore: 'No votes count in {channel}: its bar is its own.',
} as const;
