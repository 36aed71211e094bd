/** Owns finding the feed that an operator means by an address, for the length of one command. */
import type { Config } from '../config.ts';
import { discoverFeeds, type FoundFeed, theOneFeed } from '../sources/manage/discover.ts';
import { typedAddress } from '../sources/manage/read-feed.ts';
import { safeFetchOf } from '../wiring.ts';

/** @throws UserError for what is no address, and where there is no feed, or several */
export async function findFeed(config: Config, typed: string): Promise<FoundFeed> {
  const url = typedAddress(typed);
  const web = safeFetchOf(config);
  try {
    return theOneFeed(await discoverFeeds(web, url), url);
  } finally {
    await web.close();
  }
}
