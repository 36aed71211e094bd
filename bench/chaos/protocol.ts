/** Owns what the driver of the chaos run and its processes say to each other. */

export type WorkerSettings = {
  /** As `process.env` would have them. */
  env: Record<string, string>;
  /** How far the run's time is ahead of the system's. */
  aheadMs: number;
};

/** To a worker: time has moved. */
export type Order = { aheadMs: number };

/** From a worker. */
export type Report = { type: 'ready' } | { type: 'fatal'; message: string };

export function isOrder(value: unknown): value is Order {
  return typeof value === 'object' && value !== null && 'aheadMs' in value;
}

export function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'type' in value;
}
