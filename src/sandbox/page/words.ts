/** Owns words that several parts say. Pure. */

/** The client's, for whatever goes wrong after a form was sent. */
export const FAILED = 'Something went wrong. Try again.';

export function countOf(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

const UNITS = ['bytes', 'KB', 'MB'] as const;

/** As the client writes it: "11 bytes", "1.46 KB". */
export function formatSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  const size = bytes / 1024 ** power;
  return `${power === 0 ? size : Number(size.toFixed(2))} ${UNITS[power] ?? 'bytes'}`;
}
