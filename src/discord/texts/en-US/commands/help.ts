/** Owns what `/help` says of itself while it is typed, in English. */
export const help = {
  description: 'See what Keypoint can do, command by command',
  command: {
    name: 'command',
    description: 'One command, with all its options',
  },
} as const;
