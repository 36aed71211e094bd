/** Owns the ways in which sites and caches address the AMP form of a page. */

/** Google's, Bing's and the search page's wrappers: `/c/s/<host>/<path>`, `s` for https. */
const CACHE_HOST = /(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/;
const CACHE_PATH = /^\/[a-z]{1,3}\/(?:s\/)?([^/]+\..*)$/;
const SEARCH_HOST = /^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/;
const SEARCH_PATH = /^\/amp\/(?:s\/)?([^/]+\..*)$/;

const AMP_SEGMENTS = /\/(?:platform\/amp|google-amp|\.amp|amp)(?=\/|$)/g;

/**
 * A path with a date, an id, or a slug of words: `/2020/05/some-news/amp` is the AMP form of
 * another page, while `/package/amp` is a page about something of that name.
 */
const LOOKS_LIKE_ARTICLE =
  /\d{4}|[^/]+[-_][^/]+[-_][^/]+|\/(?=[^/]*\d)[^/]{12,}|\.(?:html?|aspx?|php)$/;

const ON = new Set(['', '1', 'true', 'yes', 'amp']);

/** The page that an AMP cache's address wraps, or null when it is no such address. */
export function unwrapAmpCache({ hostname, pathname, search }: URL): string | null {
  const isCache = CACHE_HOST.test(hostname);
  if (!isCache && !SEARCH_HOST.test(hostname)) return null;
  const page = (isCache ? CACHE_PATH : SEARCH_PATH).exec(pathname)?.[1];
  return page === undefined ? null : `https://${page}${search}`;
}

/** The path of the page whose AMP form is at `path`; other paths return unchanged. */
export function withoutAmpPath(path: string): string {
  const plain = path
    .replace(/\/(?:article-amp|amp-article)(?=\/)/, '/article')
    .replace(/\/amp-(\d{6,}\.html)$/, '-$1')
    .replace(/\/amp\.html$/, '')
    .replace(/\.amp(?=\.html$|\/*$)/, '');
  const withoutSegments = plain.replace(AMP_SEGMENTS, '');
  return LOOKS_LIKE_ARTICLE.test(withoutSegments) ? withoutSegments : plain;
}

/** Whether a query parameter only asks for the AMP form: `amp`, `amp=1`, `outputType=amp`. */
export function isAmpSwitch({ name, value }: { name: string; value: string }): boolean {
  const switched = value.toLowerCase();
  if (/^(?:_?amp|is_?amp|ampmode)$/i.test(name)) return ON.has(switched);
  return switched === 'amp' && /^(?:output_?type|output|context|view|mode|format)$/i.test(name);
}
