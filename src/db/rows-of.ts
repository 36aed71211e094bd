/** Owns reading the rows of a raw query: the two drivers answer them differently. */

/** postgres.js answers the rows themselves, PGlite an object that holds them. */
export function rowsOf(result: unknown): unknown[] {
  if (Array.isArray(result)) return result;
  const isHolder = typeof result === 'object' && result !== null && 'rows' in result;
  return isHolder && Array.isArray(result.rows) ? result.rows : [];
}
