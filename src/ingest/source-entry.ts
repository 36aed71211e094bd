/** Owns the shape in which every source hands its articles to the line. */
import type { ArticleType, PaperDetails } from '../articles/tables.ts';

/** What a source hands to the line: raw strings, as the publisher wrote them. */
export type SourceEntry = {
  /** An http(s) link, not yet canonical. */
  url: string;
  /** Other links to the same article (original, AMP and AMP-cache forms), without `url`. */
  alternateUrls: string[];
  /** Never blank; of any length. */
  title: string;
  /** Empty when there is none. */
  excerpt: string;
  /** As stated, however absurd; null when absent or no date at all. */
  publishedAt: Date | null;
  type: ArticleType;
  provider: { name: string | null; domain: string | null };
  image: { url: string; alt: string | null } | null;
  /** As its publisher names them: topics, categories, tags. */
  topics: string[];
  /** Raw, of a paper; null of anything else. */
  paper: PaperDetails | null;
  quality: number | null;
  /** Front matter's `published`: whether its publisher lets it lead its story. */
  leads: boolean | null;
  removed: boolean;
  related: RelatedEntry[];
};

/** Another article that tells the same story, as its neighbour cites it. */
export type RelatedEntry = Omit<SourceEntry, 'topics' | 'leads' | 'removed' | 'related' | 'paper'>;
