/** Owns the list of feeds as other readers import it (OPML 2.0). */
import { asc, and, eq, inArray } from 'drizzle-orm';
import { generateOpml } from 'feedsmith';
import type { Database } from '../../db/client.ts';
import type { Clock } from '../../lib/clock.ts';
import { UserError } from '../../lib/errors.ts';
import { withoutPasswords } from '../../lib/without-passwords.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import { type SourceState, sources } from '../tables.ts';
import { ruleAttributes, toAttributes, withNamespace } from './opml-rules.ts';

type ExportDeps = { db: Database; clock: Clock; taxonomy: Pick<Taxonomy, 'bySlug'> };

/**
 * Those that are read or paused. The topics of their rules are their categories, for other readers;
 * the rules as a whole stand beside them, for ours.
 * @throws UserError when there is none
 */
export async function exportOpml(
  { db, clock, taxonomy }: ExportDeps,
  { readsDefaults }: { readsDefaults: boolean },
): Promise<{ feeds: number; opml: string }> {
  const states: SourceState[] = [
    'active',
    'paused',
    ...(readsDefaults ? ['default' as const] : []),
  ];
  const rows = await db
    .select()
    .from(sources)
    .where(and(eq(sources.kind, 'feed'), inArray(sources.state, states)))
    .orderBy(asc(sources.id));
  // feedsmith refuses a list of nothing.
  if (rows.length === 0) {
    throw new UserError('There is no feed to export yet. `sources add <url>` adds one.');
  }
  const outlines = rows.map(({ name, location, siteUrl, rules }) => {
    const xmlUrl = withoutPasswords(location);
    const title = withoutPasswords(name ?? location);
    const topics = (rules?.topics ?? []).map((slug) => taxonomy.bySlug(slug)?.name ?? slug);
    return {
      text: title,
      title,
      type: 'rss',
      xmlUrl,
      ...(siteUrl !== null && { htmlUrl: withoutPasswords(siteUrl) }),
      ...(topics.length > 0 && { category: topics.join(',') }),
      ...toAttributes(rules),
    };
  });
  const head = { title: 'Feeds of Keypoint', dateCreated: clock.now() };
  const opml = generateOpml(
    { head, body: { outlines } },
    { extraOutlineAttributes: ruleAttributes },
  );
  return { feeds: rows.length, opml: withNamespace(opml) };
}
