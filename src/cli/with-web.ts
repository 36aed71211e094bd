/** Owns asking addresses from outside for the length of one command. */
import type { Config } from '../config.ts';
import { createSafeFetch } from '../lib/safe-fetch.ts';
import type { WebDeps } from '../sources/manage/read-feed.ts';
import { userAgentOf } from '../sources/user-agent.ts';

export async function withWeb<T>(config: Config, run: (web: WebDeps) => Promise<T>): Promise<T> {
  const web = createSafeFetch({
    allowPrivate: config.ALLOW_PRIVATE_SOURCES,
    userAgent: userAgentOf(config.CONTACT_ADDRESS),
  });
  try {
    return await run(web);
  } finally {
    await web.close();
  }
}
