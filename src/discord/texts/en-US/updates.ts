/** Owns what those who follow a story are told of it, in English. */
export const updates = {
  news: 'New on **{story}**:',
  more: { one: 'and {count} more', other: 'and {count} more' },
  retracted: '**{story}** was taken back by {outlet}.',
  stop: 'Stop following',
  ended: 'Not followed any more: there are no further messages about this story.',
  notFollowing: 'It was not followed any more.',
} as const;
