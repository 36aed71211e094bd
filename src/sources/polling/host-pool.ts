/** Owns how many things are under way at once: in all, and of one host, with a pause between two. */

export type HostPool<T> = {
  add(host: string, item: T): void;
  /** Of this host, begun or not. */
  countOf(host: string): number;
  /** Starts nothing new while it is held. */
  hold(isHeld: boolean): void;
  /** Takes out what is not begun, of one host or of all. */
  takeWaiting(host?: string): T[];
  readonly waiting: number;
  readonly running: number;
  /** Resolves when the next one has ended. */
  ended(): Promise<void>;
};

export type PoolLimits = {
  atOnce: number;
  perHost: number;
  /** Between the end of one and the start of the next of the same host. */
  gapMs: number;
};

type Host<T> = { waiting: T[]; running: number; resting: number };

/** @param run must not reject */
export function createHostPool<T>(
  { atOnce, perHost, gapMs }: PoolLimits,
  run: (item: T) => Promise<void>,
): HostPool<T> {
  const hosts = new Map<string, Host<T>>();
  /** Hosts that have something waiting and may start it; one whose turn has come goes to the end. */
  const ready = new Set<string>();
  let running = 0;
  let waiting = 0;
  let isHeld = false;
  const awaiting: (() => void)[] = [];

  const look = (name: string, host: Host<T>): void => {
    const isFree = host.running + host.resting < perHost;
    if (isFree && host.waiting.length > 0) ready.add(name);
    else ready.delete(name);
    if (host.running + host.resting + host.waiting.length === 0) hosts.delete(name);
  };

  const attend = async (name: string, host: Host<T>, item: T): Promise<void> => {
    await run(item);
    host.running -= 1;
    running -= 1;
    if (gapMs > 0) {
      host.resting += 1;
      setTimeout(() => {
        host.resting -= 1;
        look(name, host);
        start();
      }, gapMs).unref();
    }
    look(name, host);
    start();
    for (const resolve of awaiting.splice(0)) resolve();
  };

  const start = (): void => {
    for (const name of ready) {
      if (isHeld || running >= atOnce) return;
      ready.delete(name);
      const host = hosts.get(name);
      const item = host?.waiting.shift();
      if (!host || item === undefined) continue;
      host.running += 1;
      running += 1;
      waiting -= 1;
      look(name, host);
      void attend(name, host, item);
    }
  };

  return {
    add(name, item) {
      const host = hosts.get(name) ?? { waiting: [], running: 0, resting: 0 };
      hosts.set(name, host);
      host.waiting.push(item);
      waiting += 1;
      look(name, host);
      start();
    },
    countOf(name) {
      const host = hosts.get(name);
      return host ? host.running + host.waiting.length : 0;
    },
    hold(held) {
      isHeld = held;
      start();
    },
    takeWaiting(only) {
      const taken: T[] = [];
      for (const [name, host] of hosts) {
        if (only !== undefined && name !== only) continue;
        taken.push(...host.waiting.splice(0));
        look(name, host);
      }
      waiting -= taken.length;
      return taken;
    },
    get waiting() {
      return waiting;
    },
    get running() {
      return running;
    },
    ended: () =>
      new Promise((resolve) => {
        awaiting.push(resolve);
      }),
  };
}
