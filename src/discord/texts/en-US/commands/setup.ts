/** Owns what `/setup` says of itself while it is typed, in English. */
export const setup = { description: 'Set Keypoint up in this server, step by step' } as const;
