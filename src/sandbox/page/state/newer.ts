/** Owns the order of snowflakes. Pure. */

/** Snowflakes grow with time; as text a longer one is the newer one. */
export function isNewer(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}

/** Discord's first second, which snowflakes count milliseconds from (reference.mdx, "Snowflakes"). */
const EPOCH_MS = 1_420_070_400_000;

/** When an id was made, in seconds. */
export function unixOf(id: string): number {
  return (Number(BigInt(id) >> 22n) + EPOCH_MS) / 1000;
}
