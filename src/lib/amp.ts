/** Owns the ways in which sites and caches address the AMP form of a page. */

/** Google's, Bing's and the search page's wrappers: `/c/s/<host>/<path>`, `s` for https. */
const CACHE_HOST = /(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/;
const CACHE_PATH = /^\/[a-z]{1,3}\/(?:s\/)?([^/]+\..*)$/;
const SEARCH_HOST = /^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/;
const SEARCH_PATH = /^\/amp\/(?:s\/)?([^/]+\..*)$/;

/** How sites mark the AMP form of a page in its path, and what the page's own path has instead. */
const FORMS: readonly (readonly [form: RegExp, plain: string])[] = [
  [/^\/(?:platform\/amp|\.amp|amp)(?=\/)/, ''],
  [/\/google-amp(?=\/)/, ''],
  [/\/article-amp(?=\/)/, '/article'],
  [/\/amp-(\d{6,}\.html)$/, '-$1'],
  [/\/amp(?:\.html)?\/*$/, ''],
  [/\.amp(?=\.html$|\/*$)/, ''],
];

/** Where paths are made of the names of people, projects and chapters, `amp` is one of them. */
const NAMING_HOST =
  /^(?:docs?|api|developers?|git|wiki|learn|support|help|forums?)\.|(?:^|\.)(?:(?:github|gitlab|kaggle|medium|npmjs|reddit|stackoverflow)\.com|(?:bitbucket|codeberg|pypi|wikipedia)\.org|(?:github|gitlab|readthedocs)\.io|huggingface\.co|dev\.to)$/;
const NAMING_FOLDER =
  /\/(?:docs?|documentation|reference|api|modules?|manual|handbook|tutorials?|guides?|courses?|lessons?|chapters?|learn|tree|blob|src|wiki|packages?|projects?|repos?|models?|products?|stable|latest|master|main|v?\d+\.\d+[^/]*)(?=\/)/i;

const DATE_FOLDERS = /\/(?:19|20)\d\d\/\d\d?\//;
const FILE_ENDING = /\.(?:html?|aspx?|php|cms|ece)$/;
const NUMBER = /^\d+$/;

const ON = new Set(['', '1', 'true', 'yes', 'amp']);

/** The page that an AMP cache's address wraps, or null when it is no such address. */
export function unwrapAmpCache({ hostname, pathname, search }: URL): string | null {
  const isCache = CACHE_HOST.test(hostname);
  if (!isCache && !SEARCH_HOST.test(hostname)) return null;
  const page = (isCache ? CACHE_PATH : SEARCH_PATH).exec(pathname)?.[1];
  return page === undefined ? null : `https://${page}${search}`;
}

/**
 * Whether the path ends in the slug of an article: a title of four words or more, three where
 * folders give the date or the slug the article's number; or in such a slug and the number alone.
 */
function endsInArticle(path: string): boolean {
  const page = path.replace(FILE_ENDING, '').replace(/\/\d{6,}$/, '');
  const name = page.slice(page.lastIndexOf('/') + 1);
  if (/^article\d{6,}$/.test(name)) return true;
  const parts = name.split(/[-_]+/).filter((part) => part !== '');
  const words = parts.filter((part) => !NUMBER.test(part));
  const hasNumber = parts.some((part) => NUMBER.test(part) && part.length >= 6);
  if (words.length < 2) return false;
  return parts.length >= (hasNumber || DATE_FOLDERS.test(page) ? 3 : 4);
}

/**
 * The path of the page whose AMP form is at `path`; other paths return unchanged, and so do those
 * that leave a doubt, since a page about something named `amp` would be lost in another one.
 */
export function withoutAmpPath({ host, path }: { host: string; path: string }): string {
  if (!path.includes('amp') || NAMING_HOST.test(host) || NAMING_FOLDER.test(path)) return path;
  const plain = FORMS.reduce((rest, [form, replacement]) => rest.replace(form, replacement), path);
  return endsInArticle(plain) ? plain : path;
}

/** Whether a query parameter only asks for the AMP form: `amp`, `amp=1`, `outputType=amp`. */
export function isAmpSwitch({ name, value }: { name: string; value: string }): boolean {
  const switched = value.toLowerCase();
  if (/^(?:_?amp|is_?amp|ampmode)$/i.test(name)) return ON.has(switched);
  return switched === 'amp' && /^(?:output_?type|context|view)$/i.test(name);
}

/** Whether another address of a page looks like its AMP form's: for counting, not for finding it. */
export function isAmpForm(url: string): boolean {
  return /(?<![a-z])amp(?:html)?(?![a-z])|ampproject\.org\//i.test(url);
}
