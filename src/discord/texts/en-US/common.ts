/** Owns the words that many places share, in English. */
export const common = {
  /** At the end of a list that was cut: "A, B and 3 more". */
  others: { one: '{count} more', other: '{count} more' },
  /** Alone on the last line of a list that was cut. */
  andOthers: { one: 'and {count} more', other: 'and {count} more' },
  quoted: '“{name}”',
  page: '{title} (page {page} of {pages})',
  previous: 'Previous',
  next: 'Next',
  untitled: 'Untitled',
  unknown: 'Unknown',
  anyTopic: 'any topic',
} as const;
