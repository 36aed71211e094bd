/** Owns measuring one cost at one size: runs of which the median counts, beside the yardstick. */
import { median } from '../claim-rates.ts';
import { casesOf } from '../lookups/cases.ts';
import { randomFrom } from '../lookups/words.ts';
import type { Driver } from './points.ts';
import type { Site } from './site.ts';

export type Cost = {
  name: string;
  unit: 'ms' | 'bytes';
  /** What it is compared with as it grows. */
  driver: Driver;
  /** Of more than one the first warms up. */
  runs: number;
  /** One run; null when there is nothing left to measure it with. */
  run: () => Promise<number | null>;
};

export type Measured = {
  name: string;
  unit: Cost['unit'];
  driver: Driver;
  month: number;
  /** Of the driver. */
  size: number;
  /** The median. */
  value: number;
  runs: number;
  /** How many times one row by its key it takes, just then; null for what is no time. */
  ofKey: number | null;
};

/** What is slow is not repeated for longer: one run of it tells enough. */
const PATIENCE_MS = 20_000;
/** Looked up before each run: a busy moment meets both. */
const KEYS = 5;

export async function measureCost(site: Site, cost: Cost): Promise<Measured> {
  const { name, unit, driver } = cost;
  const lookUp = keyLookUp(site);
  const keys: number[] = [];
  const asked = unit === 'ms' ? KEYS : 0;
  const values: number[] = [];
  const started = performance.now();
  for (let run = 0; run < cost.runs; run += 1) {
    for (let call = 0; call < asked; call += 1) keys.push(await timed(lookUp));
    const value = await cost.run();
    if (value === null) break;
    values.push(value);
    if (performance.now() - started > PATIENCE_MS) break;
  }
  if (values.length === 0) throw new Error(`${name}: there was nothing to measure`);
  const counted = values.length > 1 ? values.slice(1) : values;
  const value = median(counted);
  return {
    name,
    unit,
    driver,
    month: site.size.month,
    size: site.size[driver],
    value,
    runs: counted.length,
    ofKey: unit === 'ms' ? value / median(keys) : null,
  };
}

export async function timed(run: () => PromiseLike<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** One row by its key: the least that a look-up can take on this machine, in this moment. */
function keyLookUp({ db, archive }: Site): () => Promise<unknown> {
  const [key] = casesOf(archive);
  if (!key) throw new Error('there is no yardstick');
  const random = randomFrom(3);
  return () => key.draw(random)(db);
}
