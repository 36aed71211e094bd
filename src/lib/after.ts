/** Owns waiting that keeps no process alive. */

/** For a race with what may never end. */
export function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
