/** Owns addresses: the one that identifies a page, the one to show, and whose page it is. */
import { arxivPage } from './arxiv.ts';
import { isAmpSwitch, unwrapAmpCache, withoutAmpPath } from './amp.ts';
import { sitePath } from './site-rules.ts';
import { isTracking } from './tracking-parameters.ts';

export type AddressContext = {
  /** Hosts of the feed and site that an address was found at: `ref=<such a host>` is tracking. */
  foundAt?: readonly string[];
  /** The page tells several things apart by fragment only (a changelog): it counts. */
  keepsFragment?: boolean;
};

type Parameter = { name: string; value: string; text: string };

/** What Discord takes as an embed's link, and what a unique index on Postgres can hold. */
const MAX_LENGTH = 2048;
const MAX_INPUT_LENGTH = 16_384;
/** Each pass can uncover another wrapper; real addresses settle in the second. */
const MAX_PASSES = 6;

const ESCAPED_AMPERSAND = /&(?:amp|#0*38|#x0*26);/gi;
const MOBILE_PREFIX = /^(?:www|amp|m|mobile|wap)\.(?=[^.]+\.)/;
/** Second levels that registries sell names under (https://publicsuffix.org lists them all). */
const SECOND_LEVEL = 'com?|net|org|edu|ac|sch|ltd|plc|ne|or|nom|mil|gen|asn';
/** Governments do have a site at `www.gov.uk`, `www.gov.br`. */
const GOVERNMENT = 'gov|gob|gouv|govt|go';
const PUBLIC_SUFFIX = new RegExp(`^(?:${SECOND_LEVEL})\\.[a-z]{2}$`);
const SHARED_SUFFIX = new RegExp(
  `^(?:(?:${SECOND_LEVEL}|${GOVERNMENT})\\.[a-z]{2}|(?:github|gitlab|readthedocs|itch)\\.io|(?:blogspot|substack|tumblr|wordpress|medium|herokuapp)\\.com|(?:netlify|vercel|web)\\.app|pages\\.dev|hf\\.space)$`,
);
const ROUTE_FRAGMENT = /^#(?:!|\/)./;

function parseHttp(raw: string): URL | null {
  if (raw.length > MAX_INPUT_LENGTH || !/^\s*https?:/i.test(raw)) return null;
  try {
    const url = new URL(raw.trim().replace(ESCAPED_AMPERSAND, '&'));
    url.username = '';
    url.password = '';
    return url;
  } catch {
    return null;
  }
}

function parametersOf(search: string): Parameter[] {
  if (search === '') return [];
  const pieces = search.replace(/^\?/, '').split('&');
  return pieces.flatMap((text) => {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    const value = at < 0 ? '' : text.slice(at + 1);
    return text === '' || text === '=' ? [] : [{ name, value, text }];
  });
}

/** Escapes that mean the same as the character are undone, the others get upper-case digits. */
function normaliseEscapes(text: string, plain: RegExp): string {
  return text.replace(/%[\da-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return plain.test(char) ? char : escape.toUpperCase();
  });
}

function canonicalQuery(parameters: readonly Parameter[]): string {
  const texts = parameters.map(({ text }) =>
    normaliseEscapes(text.replaceAll('+', '%20'), /[\w.~,:@/!()*$-]/),
  );
  // `?crop/1420x708/format/webp` has places, not names; only names may change their order.
  if (texts.every((text) => text.includes('='))) texts.sort(compareNames);
  return texts.length === 0 ? '' : `?${texts.join('&')}`;
}

function compareNames(a: string, b: string): number {
  const nameOfA = a.slice(0, a.indexOf('='));
  const nameOfB = b.slice(0, b.indexOf('='));
  if (nameOfA === nameOfB) return 0;
  return nameOfA < nameOfB ? -1 : 1;
}

function canonicalPath(host: string, path: string): string {
  const plain = normaliseEscapes(path, /[\w.~,:@!()*$-]/)
    .replace(/\/index\.(?:html?|php)$/i, '')
    .replace(/\/+$/, '');
  return (sitePath(host, plain) ?? withoutAmpPath({ host, path: plain })) || '/';
}

/**
 * The host without `www.` and the prefixes of mobile and AMP forms, as long as a domain remains
 * that somebody can own: `amp.com.au` is a domain, and `amp.github.io` somebody's.
 */
function bareHost(host: string): string {
  const prefix = MOBILE_PREFIX.exec(host)?.[0] ?? '';
  const rest = host.slice(prefix.length);
  const isTaken = prefix === 'www.' ? PUBLIC_SUFFIX.test(rest) : SHARED_SUFFIX.test(rest);
  return prefix === '' || isTaken ? host : bareHost(rest);
}

function canonicalOnce(url: URL, { foundAt = [], keepsFragment = false }: AddressContext): string {
  const host = bareHost(url.hostname.replace(/\.$/, ''));
  const port = url.port === '' ? '' : `:${url.port}`;
  const parameters = parametersOf(url.search).filter(
    (parameter) => !isTracking(parameter, [host, ...foundAt]) && !isAmpSwitch(parameter),
  );
  const fragment = keepsFragment || ROUTE_FRAGMENT.test(url.hash) ? url.hash : '';
  const path = canonicalPath(host, url.pathname);
  return `https://${host}${port}${path}${canonicalQuery(parameters)}${fragment}`;
}

/**
 * The address that identifies a page, the same for its AMP, cached, mobile, tracked, http and
 * `www.` forms; applying it twice changes nothing. For comparing, not for fetching or showing.
 * Whatever may tell two pages apart stays: other parameters, case, inner slashes, `#!` routes.
 * @returns null for what is not an http(s) address, or longer than 2,048 characters
 */
export function canonicalUrl(raw: string, context: AddressContext = {}): string | null {
  let canonical = raw;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const url = parseHttp(canonical);
    if (url === null) return null;
    const next = unwrapAmpCache(url) ?? arxivPage(url) ?? canonicalOnce(url, context);
    if (next === canonical) break;
    canonical = next;
  }
  return canonical.length <= MAX_LENGTH ? canonical : null;
}

/**
 * The address as a link to show: the same page, without credentials and tracking parameters.
 * @returns null for what is not an http(s) address, or longer than 2,048 characters
 */
export function displayUrl(raw: string, { foundAt = [] }: AddressContext = {}): string | null {
  const url = parseHttp(raw);
  if (url === null) return null;
  const parameters = parametersOf(url.search);
  const kept = parameters.filter((parameter) => !isTracking(parameter, [url.hostname, ...foundAt]));
  if (kept.length < parameters.length) url.search = kept.map(({ text }) => text).join('&');
  return url.href.length <= MAX_LENGTH ? url.href : null;
}

/** Host of an http(s) address in lower case, without port; null for anything else. */
export function hostOf(raw: string): string | null {
  return parseHttp(raw)?.hostname ?? null;
}

/**
 * Domain of the outlet behind an address or a text such as `scmp.com/business/article`: lower
 * case, without `www.` and mobile prefixes; null when the text names no domain.
 */
export function outletDomain(raw: string): string | null {
  const text = raw.trim();
  const isAddress = text.includes('://');
  if (!isAddress && /[@\s]/.test(text)) return null;
  const url = parseHttp(isAddress ? text : `https://${text.replace(/^\/\//, '')}`);
  if (url === null) return null;
  const page = parseHttp(unwrapAmpCache(url) ?? '') ?? url;
  const host = bareHost(page.hostname.replace(/\.$/, ''));
  return /\.[^.\d][^.]*$/.test(host) ? host : null;
}
