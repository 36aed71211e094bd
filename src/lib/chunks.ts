/** Owns cutting a list into runs of bounded length, for statements with bounded parameters. */

export function* chunksOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
