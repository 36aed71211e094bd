/** Owns how many requests wait for an answer of each origin. */

export type AskedOrigins = {
  enter(origin: string): void;
  leave(origin: string): void;
  /** Whether anybody waits for it. */
  has(origin: string): boolean;
};

export function createAskedOrigins(): AskedOrigins {
  const counts = new Map<string, number>();
  return {
    enter(origin) {
      counts.set(origin, (counts.get(origin) ?? 0) + 1);
    },
    leave(origin) {
      const count = (counts.get(origin) ?? 0) - 1;
      if (count > 0) counts.set(origin, count);
      else counts.delete(origin);
    },
    has: (origin) => counts.has(origin),
  };
}
