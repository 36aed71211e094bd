/** Owns what `/privacy` says of itself while it is typed, in English. */
export const privacy = {
  description: 'What Keypoint keeps of you',
  show: {
    description: 'What is kept of you, and why',
  },
  export: {
    description: 'Get all that is kept of you as a file',
  },
  forget: {
    description: 'Remove all that is kept of you',
  },
} as const;
