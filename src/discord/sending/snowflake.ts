/** Owns Discord's ids as points in time. */

/** https://docs.discord.com/developers/reference#snowflakes */
const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** The least id of that millisecond. */
export function idAt(ms: number): string {
  return (BigInt(Math.max(0, ms - DISCORD_EPOCH_MS)) << 22n).toString();
}

/** Order of two ids, as time orders them. */
export function compareIds(a: string, b: string): number {
  return a.length === b.length ? Number(a > b) - Number(a < b) : a.length - b.length;
}
