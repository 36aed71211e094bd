/** Owns what `/subscribe` says of itself while it is typed, in English. */
export const subscribe = {
  description: 'Follow a topic or keywords, by direct message or by a mention here',
  keywords: {
    name: 'keywords',
    description: 'Words or phrases, with commas between them; one of them is enough',
  },
  without: {
    name: 'without',
    description: 'Words or phrases that no story may have',
  },
  where: {
    name: 'where',
    description: 'In your direct messages (the default), or a mention in this channel',
    dm: 'My direct messages',
    here: 'Here: mention me under this channel’s alerts',
  },
  heat: {
    name: 'heat',
    description: 'How hot a story must be; nothing is as usual here',
  },
} as const;
