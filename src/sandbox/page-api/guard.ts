/** Owns who may use the page's routes: this machine's own page, not a web site that found the port. */

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/u;

/**
 * Whether a request comes from loopback's own page. The Host header stops DNS rebinding, the Origin,
 * which browsers send with what could do harm, stops other sites.
 */
export function isFromOwnPage({
  host,
  origin,
}: {
  host: string | undefined;
  origin: string | undefined;
}): boolean {
  if (host === undefined || !LOOPBACK.test(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}
