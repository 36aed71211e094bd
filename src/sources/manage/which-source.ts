/** Owns finding the source that somebody means: by its number, its address or folder, or its name. */
import { resolve } from 'node:path';
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { UserError } from '../../lib/errors.ts';
import { parseUrl } from '../../lib/parse-url.ts';
import { typedWithoutPassword } from '../../lib/without-passwords.ts';
import { sources } from '../tables.ts';

export type SourceRow = typeof sources.$inferSelect;

/** Numbers of ours stay far below; what is longer is none. */
const LONGEST_NUMBER = 15;

/** @throws UserError when no source is called so, or several are */
export async function whichSource(db: Database, text: string): Promise<SourceRow> {
  const name = text.trim();
  const found = await sourcesCalled(db, name);
  const [source] = found;
  if (!source) {
    const called = typedWithoutPassword(name);
    throw new UserError(`No source is called "${called}". \`keypoint sources\` lists them.`);
  }
  if (found.length === 1) return source;
  const ids = found.map(({ id, location }) => `${id} (${location})`).join(', ');
  throw new UserError(`Several sources are called "${name}": ${ids}. Give the number.`);
}

/** All that the text may mean, oldest first; none for what nobody knows. */
export async function sourcesCalled(db: Database, text: string): Promise<SourceRow[]> {
  const name = text.trim();
  if (/^\d+$/.test(name) && name.length <= LONGEST_NUMBER) {
    return db
      .select()
      .from(sources)
      .where(eq(sources.id, Number(name)));
  }
  const url = parseUrl(name);
  const feed = url && (await feedAt(db, url));
  if (feed) return [feed];
  const isFolder = and(eq(sources.kind, 'folder'), eq(sources.location, resolve(name)));
  const isNamed = sql`lower(${sources.name}) = ${name.toLowerCase()}`;
  return db.select().from(sources).where(or(isFolder, isNamed)).orderBy(asc(sources.id));
}

/** The feed at this address, in whatever state; http or https and a last slash make no other. */
export async function feedAt(db: Database, url: URL): Promise<SourceRow | null> {
  const spellings = spellingsOf(url);
  const found = await db
    .select()
    .from(sources)
    .where(and(eq(sources.kind, 'feed'), inArray(sources.location, spellings)))
    .orderBy(asc(sources.id));
  return found.find(({ location }) => location === spellings[0]) ?? found[0] ?? null;
}

/** As it is asked for first, then those that serve the same. */
function spellingsOf(url: URL): string[] {
  const path = url.pathname.replace(/\/+$/, '');
  const protocols =
    url.port === ''
      ? [url.protocol, url.protocol === 'http:' ? 'https:' : 'http:']
      : [url.protocol];
  const paths = url.pathname === `${path}/` ? [`${path}/`, path] : [path, `${path}/`];
  const all = protocols.flatMap((protocol) =>
    paths.map((path) => new URL(`${protocol}//${url.host}${path}${url.search}`).href),
  );
  return [...new Set(all)];
}
