/** Owns sources of tests, as the command line or the seeds would have made them. */
import type { Database } from '../../src/db/client.ts';
import { feedEntries, feeds, sources } from '../../src/sources/tables.ts';
import { entry, ingest, NOW } from './factories.ts';

type Feed = typeof feeds.$inferInsert;
type Source = typeof sources.$inferInsert;

/** Answers the source's id. */
export async function knownFeed(
  db: Database,
  location: string,
  { feed = {}, ...fields }: Partial<Source> & { feed?: Partial<Feed> } = {},
): Promise<number> {
  const [source] = await db
    .insert(sources)
    .values({ kind: 'feed', location, createdAt: NOW, ...fields })
    .returning({ id: sources.id });
  if (!source) throw new Error(`${location} was not stored`);
  await db.insert(feeds).values({ sourceId: source.id, pollAt: NOW, ...feed });
  return source.id;
}

/** An entry of the feed that went through the line, named as factories.ts names articles. */
export async function knownEntry(
  db: Database,
  sourceId: number,
  name: string,
  fields: Parameters<typeof entry>[1] = {},
): Promise<void> {
  const { entries } = await ingest(db, [entry(name, fields)]);
  const stored = entries.get('0');
  if (stored?.status !== 'stored') throw new Error(`${name} was not stored`);
  await db.insert(feedEntries).values({
    sourceId,
    key: `https://${name}.example.com/story`,
    articleId: stored.articleId,
    hash: name,
    firstSeenAt: NOW,
  });
}
