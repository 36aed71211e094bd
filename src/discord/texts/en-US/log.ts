/** Owns what the log of a channel says, in English. */
export const log = {
  title: 'What became of the alerts',
  nothing: 'Nothing has come for {channel} yet.',
  noOlder: 'There is nothing older for {channel}.',
  newest: 'Newest',
  older: 'Older',
  digest: {
    daily: { one: 'Daily digest of 1 story', other: 'Daily digest of {count} stories' },
    weekly: { one: 'Weekly digest of 1 story', other: 'Weekly digest of {count} stories' },
  },
  sent: 'sent',
  waits: 'on its way',
  waitsUntil: 'on its way, next try {when}',
  inDigest: 'in a digest',
  forDigest: 'for the digest that comes {when}',
  held: {
    paused: 'not sent: the channel was closed',
    story: 'not sent: the story was taken back or joined another',
    volume: 'not sent: the day’s limit was reached',
    flood: 'not sent: too many came at once',
    age: 'not sent: it was too old by then',
  },
  notSent: 'not sent',
  failed: 'failed',
  because: '{what}: {reason}',
} as const;
