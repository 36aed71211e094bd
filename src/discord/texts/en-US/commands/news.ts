/** Owns what `/news` says of itself while it is typed, in English. */
export const news = {
  description: 'Look up AI and computer-vision news',
  count: { name: 'count', description: 'How many stories at once (5 unless you say)' },
  topic: {
    description: 'The stories of a topic',
    order: {
      name: 'order',
      description: 'The newest first, or the hottest',
      newest: 'Newest first',
      week: 'Hottest of the week',
      month: 'Hottest of the month',
    },
  },
  latest: { description: 'The newest stories, of all topics or one' },
  search: {
    description: 'Find stories by their words',
    words: {
      name: 'words',
      description: 'Words that all must be there; "kept together", -left out',
    },
  },
  trending: {
    description: 'What most outlets tell just now',
    days: {
      name: 'days',
      description: 'Of the last days (3 unless you say)',
      day: 'Today',
      three: '3 days',
      week: 'A week',
    },
  },
  story: { description: 'One story with all that was told of it' },
  catchup: {
    description: 'What you were not sent since you last looked',
    since: {
      name: 'since',
      description: 'Since when (your last look unless you say)',
      last: 'My last look',
      day: 'A day ago',
      three: '3 days ago',
      week: 'A week ago',
      month: 'A month ago',
    },
  },
  findRelated: 'Find related news',
} as const;
