/** Owns reading what a stranger sends, as far as is bearable. */

/** As much as of a feed that is polled. */
export const MAX_BODY_BYTES = 10_000_000;

/**
 * For routes that know who calls: until then nothing of a body is read, or no more than a few
 * hundred strangers may send at a time without having gigabytes of memory.
 * @returns null for a body of more than `maxBytes`, whatever length it says to have
 */
export async function readBody(
  { body }: Request,
  maxBytes = MAX_BODY_BYTES,
): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
