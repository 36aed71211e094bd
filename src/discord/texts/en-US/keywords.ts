/** Owns what is said of keywords that cannot be, in English. */
export const keywords = {
  tooMany: 'At most {most} keywords, please.',
  tooManyPatterns: 'At most {most} patterns (`/…/`), please: they take long.',
  tooLong: '“{keyword}” is too long: a keyword has at most {most} characters.',
  tooMuch: 'These are too many letters together. Use fewer or shorter keywords.',
  noLetter: '“{keyword}” has no letter and no digit.',
  unclosed: '{keyword} begins with a quote or slash that does not end.',
  badPattern: 'The pattern {keyword} cannot be read at character {at}: {reason}',
  largePattern: 'The pattern {keyword} is too large.',
  emptyPattern: 'The pattern {keyword} is found in every text.',
} as const;
