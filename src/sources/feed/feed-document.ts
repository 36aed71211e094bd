/** Owns the shape of a feed as every format of feeds is read into it. */
import type { SourceEntry } from '../../ingest/source-entry.ts';

export type FeedDocument = {
  /** Plain text; null when the feed has no name of its own. */
  title: string | null;
  /** The site that it belongs to, absolute; null when it does not say. */
  siteUrl: string | null;
  /** WebSub: the hub that it declares, and the address by which the hub knows it. */
  hub: { url: string; topic: string } | null;
  /** How long its answer may be kept by its own word (`ttl`, `sy:updatePeriod`), in milliseconds. */
  ttlMs: number | null;
  /** Hours of UTC (0 to 23) and days (0, Sunday, to 6) in which it asks not to be read. */
  skipHours: readonly number[];
  skipDays: readonly number[];
  /** Several of its entries share a page and differ in the fragment: it is part of their address. */
  isAnchored: boolean;
  /** In its own order, at most as many as one reading takes. */
  entries: FeedEntry[];
  /** Entries that cannot be read: which (from 1), and why; the rest goes on without them. */
  rejected: { place: number; title: string | null; reason: string }[];
  /** What had to be mended to read it at all, for `sources test`. */
  mended: string[];
};

export type FeedEntry = {
  /** The feed's own name for it; null when it has none, or not one of its own. */
  guid: string | null;
  /** It only says that something older was changed (arXiv's `replace`): no news if it is unknown. */
  isUpdateOnly: boolean;
  /** What it gave as its excerpt, where that was taken away for being what others have as well. */
  label?: string;
  /** Addresses are absolute, the excerpt is text without markup; the line cleans both again. */
  entry: SourceEntry;
};
