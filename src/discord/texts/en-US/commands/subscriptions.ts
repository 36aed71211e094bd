/** Owns what `/subscriptions` says of itself while it is typed, in English. */
export const subscriptions = {
  description: 'Show what you follow; change, mute or end it, and set your hours',
} as const;
