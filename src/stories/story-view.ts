/** Owns what a reader sees of a story, whatever shows it. */
import type { ArticleType, PaperDetails } from '../articles/tables.ts';

export type ArticleView = {
  id: number;
  /** http(s), at most 2,048 characters. */
  url: string;
  /** Plain text from outside: each edge escapes it in its own way. */
  title: string;
  excerpt: string;
  type: ArticleType;
  provider: { name: string; domain: string };
  quality: number;
  publishedAt: Date | null;
  image: { url: string; alt: string | null } | null;
  paper: PaperDetails | null;
};

export type StoryView = {
  id: number;
  heat: number;
  revision: number;
  /** Topic slugs, sorted. */
  topics: string[];
  head: ArticleView;
  /** The other listed articles, best first. */
  coverage: ArticleView[];
  /** Those that their publishers took back, without the head, best first. */
  withdrawn: ArticleView[];
  firstSeenAt: Date;
  changedAt: Date;
  /** Its head was taken back by who published it. */
  retracted: boolean;
};
