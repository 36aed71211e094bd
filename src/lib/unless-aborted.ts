/** Owns waiting for what may take longer than there is. */

/**
 * What `work` resolves with, or null when the signal is aborted before; the work goes on then.
 * @throws what `work` throws
 */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | null> {
  if (!signal) return work;
  let end: () => void = () => undefined;
  const aborted = new Promise<null>((resolve) => {
    end = () => resolve(null);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
