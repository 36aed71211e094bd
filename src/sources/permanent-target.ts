/** Owns where a feed is to be asked for from now on, by what its server says. */
import type { PageAnswer } from '../lib/fetch-page.ts';
import { parseUrl } from '../lib/parse-url.ts';

/**
 * Where it was found when each step said "for good" (301 and 308, RFC 9110 §15.4); never from https
 * to http, since whoever can make us forget the encryption can write our news.
 */
export function permanentTarget(
  location: string,
  { redirects, url }: Pick<PageAnswer, 'redirects' | 'url'>,
): string | null {
  const isPermanent = redirects.every(({ status }) => status === 301 || status === 308);
  if (redirects.length === 0 || !isPermanent) return null;
  const [from, to] = [parseUrl(location), parseUrl(url)];
  if (!from || !to) return null;
  if (from.protocol === 'https:' && to.protocol !== 'https:') return null;
  to.hash = '';
  from.hash = '';
  return to.href === from.href ? null : to.href;
}
