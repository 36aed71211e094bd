/** Owns what options that several commands share are called, in English. */
export const options = {
  topic: {
    name: 'topic',
    description: 'Start typing: computer vision, robotics, ethics …',
  },
  channel: {
    name: 'channel',
    description: 'A text, announcement, forum or media channel, or a thread',
  },
  how: {
    name: 'how',
    description: 'Each story at once (the default), or gathered in a digest',
    instant: 'Each story at once',
    daily: 'Daily digest',
    weekly: 'Weekly digest',
  },
  story: { name: 'story', description: 'Start typing its title, or paste its link' },
} as const;
