/** Owns what choosing a server's alerts answers, in English. */
export const alerts = {
  already: '{channel} already gets {what}. </alerts list> shows all alerts.',
  resumed: 'Alerts resumed: {channel} gets {topic} again, and the newest of what waited for it.',
  nowInstant:
    '{channel} now gets {topic} story by story, as they come. What had gathered comes in one last digest.',
  nowDigest:
    '{channel} now gets {topic} in a digest, the next one {when}. What was sent before stays as it is.',
  added: '{channel} now gets {topic}.',
  firstOnItsWay: 'Its newest story is on its way there.',
  firstLater: 'Its first story appears there as soon as there is one.',
  tooMany: '{channel} has {most} alerts already. Remove one first.',
  removed: '{channel} no longer gets {topic}.',
  noAlertsYet: '{channel} gets no alerts yet. </alerts add> starts them.',
  limitsNow: 'Now, in {channel}:',
  limitsFromNow: 'From now on, in {channel}:',
  anyNumber: 'any number of alerts a day',
  atMost: {
    one: 'at most 1 alert a day; the others go to its digest, or are left out',
    other: 'at most {count} alerts a day; the others go to its digest, or are left out',
  },
  noQuietHours: 'no quiet hours',
  quietHeld: 'quiet hours from {from} to {to}: alerts wait for their end',
  quietSilent: 'quiet hours from {from} to {to}: alerts come without a sound',
  digestsAt: 'digests at {time}, if any',
  zone: 'times and days are those of {zone}',
} as const;
