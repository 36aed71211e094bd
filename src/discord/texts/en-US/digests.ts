/** Owns what a digest and its list say, in English. */
export const digests = {
  daily: 'Daily digest',
  weekly: 'Weekly digest',
  stories: { one: '{digest}: 1 story', other: '{digest}: {count} stories' },
  storiesFrom: {
    one: '**{digest}**: 1 story from {since} to {until}',
    other: '**{digest}**: {count} stories from {since} to {until}',
  },
  nothing:
    '**{digest}**: nothing new since {since} is worth your time. I stay quiet until something is.',
  best: {
    one: 'The best {shown} are here, and {count} more under “{button}”.',
    other: 'The best {shown} are here, and {count} more under “{button}”.',
  },
  showAll: 'Show all',
  showList: 'Show as a list',
  newest: 'Newest stories',
  gone: 'This digest is no longer here. </news topic> shows the newest stories.',
  postName: '{digest}, {date}',
} as const;
