/** Owns words that several parts say. Pure. */

/** The client's, for whatever goes wrong after a form was sent. */
export const FAILED = 'Something went wrong. Try again.';

export function countOf(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}
