/** Owns the parsing of an absolute address that may be none. */

/**
 * Null for what is no absolute URL. Not `URL.canParse`: once it is called often, Node 20 says no to
 * hosts and paths with letters such as ü (seen in 20.20.2 after some ten thousand calls, not in 24).
 */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
