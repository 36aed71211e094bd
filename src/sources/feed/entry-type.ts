/** Owns what kind of thing an entry is: article, video, newsletter, podcast or paper. */
import type { ArticleType } from '../../articles/tables.ts';
import { hostOf } from '../../lib/url.ts';
import type { RawEntry, RawFeed } from './raw-feed.ts';

const VIDEO_HOSTS = /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com)$/;
/** Services that send by mail what they publish; blogs are made with Ghost, too, so not that. */
const MAIL_HOSTS =
  /(?:^|\.)(?:substack\.com|beehiiv\.com|buttondown\.(?:com|email)|mailchi\.mp|revue\.email)$/;
const MAIL_GENERATORS = /\b(?:substack|beehiiv|buttondown|mailchimp|convertkit)\b/i;
/** Nature's news and comment have a DOI as its papers have. */
const NEWS_DOI = /^10\.1038\/d/i;

/** arXiv's entries are known as papers by their address, before this is asked. */
export function entryType(feed: RawFeed, entry: RawEntry, url: string): ArticleType {
  const host = hostOf(url) ?? '';
  const files = entry.media.filter(({ isEnclosure }) => isEnclosure);
  const hasAudio = files.some(({ kind }) => kind === 'audio');
  if (hasAudio && (feed.hasItunes || entry.hasItunes)) return 'podcast';
  if (VIDEO_HOSTS.test(host) || isVideo(entry)) return 'video';
  if (entry.doi !== null && !NEWS_DOI.test(entry.doi) && entry.creators.length > 0) return 'paper';
  const isMailed =
    MAIL_HOSTS.test(host) ||
    MAIL_GENERATORS.test(feed.generator ?? '') ||
    /\bnewsletter\b/i.test(feed.title ?? '');
  return isMailed ? 'newsletter' : 'article';
}

/** A film is attached, and nothing is but it and its thumbnails. */
function isVideo({ media }: RawEntry): boolean {
  const files = media.filter(({ kind, isEnclosure }) => kind !== 'image' || isEnclosure);
  return files.some(({ kind }) => kind === 'video') && files.every(({ kind }) => kind === 'video');
}
