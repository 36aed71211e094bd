/** Owns the parsing of an address that may be none. */

/**
 * Null for what is no absolute URL, nor leads from `base` to one. Not `URL.canParse`: once it is called often, Node 20 says no to
 * hosts and paths with letters such as ü (seen in 20.20.2 after some ten thousand calls, not in 24).
 */
export function parseUrl(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
