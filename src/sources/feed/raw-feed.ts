/** Owns the shape that every format of feeds is brought to before its entries are understood. */

/** Strings as the publisher wrote them, entities decoded; addresses may be relative. */
export type RawFeed = {
  format: 'rss' | 'atom' | 'rdf' | 'json';
  title: string | null;
  links: RawLink[];
  /** Its `xml:base`. */
  base: string | null;
  generator: string | null;
  ttlMinutes: number | null;
  /** `sy:updatePeriod` and how often in it. */
  period: { name: string; frequency: number } | null;
  hasItunes: boolean;
  entries: RawEntry[];
};

export type RawEntry = {
  guid: string | null;
  /** An RSS guid that is, or by default may be, the entry's address. */
  guidIsLink: boolean;
  links: RawLink[];
  base: string | null;
  title: string | null;
  /** Short texts about it, then its own text; of each the most to the point first. */
  summaries: RawText[];
  contents: RawText[];
  /** When it was published, then when it was changed; of each the first that is a date counts. */
  published: string[];
  updated: string[];
  media: RawMedia[];
  creators: string[];
  subjects: string[];
  /** The outlet that it was taken from, by name. */
  sourceName: string | null;
  doi: string | null;
  /** What arXiv calls a comment: pages, venue, links to code. */
  comment: string | null;
  hasItunes: boolean;
};

/** `alternate` is the page itself, `self` the feed; a rel of no format is written as `x-…`. */
export type RawLink = { href: string; rel: string; type: string | null };

/** HTML, or text that is read as such; `base` is its own `xml:base`. */
export type RawText = { value: string; base: string | null };

export type RawMedia = {
  url: string;
  /** Null when nothing says so. */
  kind: 'image' | 'audio' | 'video' | 'document' | null;
  width: number | null;
  height: number | null;
  /** Attached to the entry as a file, not described by Media RSS. */
  isEnclosure: boolean;
  alt: string | null;
};

/** Only what is there, in order, without blanks. */
export function stated(...values: readonly (string | null | undefined)[]): string[] {
  return values.flatMap((value) =>
    typeof value === 'string' && value.trim() !== '' ? [value] : [],
  );
}

export function textsOf(...values: readonly (string | null | undefined)[]): RawText[] {
  return stated(...values).map((value) => ({ value, base: null }));
}

export function emptyFeed(format: RawFeed['format']): RawFeed {
  return {
    format,
    title: null,
    links: [],
    base: null,
    generator: null,
    ttlMinutes: null,
    period: null,
    hasItunes: false,
    entries: [],
  };
}
