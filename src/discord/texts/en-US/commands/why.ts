/** Owns what `/why` says of itself while it is typed, in English. */
export const why = {
  description: 'Why a story was posted here, or why not',
  channel: { name: 'channel', description: 'Another channel of this server than this one' },
} as const;
