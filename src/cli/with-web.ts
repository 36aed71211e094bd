/** Owns asking addresses from outside for the length of one command. */
import type { Config } from '../config.ts';
import type { WebDeps } from '../sources/manage/read-feed.ts';
import { safeFetchOf } from '../wiring.ts';

export async function withWeb<T>(config: Config, run: (web: WebDeps) => Promise<T>): Promise<T> {
  const web = safeFetchOf(config);
  try {
    return await run(web);
  } finally {
    await web.close();
  }
}
