/** Owns waiting for a state that arrives over a socket. */

/** Resolves as soon as the claim holds; the test's own timeout ends a claim that never does. */
export async function until(claim: () => boolean): Promise<void> {
  while (!claim()) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
