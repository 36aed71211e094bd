/** Owns making a feed a source, or one again that was given up. */
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import { NO_RULES, type SourceRules } from '../../ingest/source-rules.ts';
import type { Clock } from '../../lib/clock.ts';
import { parseUrl } from '../../lib/parse-url.ts';
import { cleanText, truncate } from '../../lib/text.ts';
import { displayUrl } from '../../lib/url.ts';
import { feeds, type SourceState, sources } from '../tables.ts';
import { pollAnew } from './change-state.ts';
import { feedAt, type SourceRow } from './which-source.ts';

export type AddSourceArgs = {
  location: string;
  /** The operator's own word for it; null: what the feed calls itself. */
  name: string | null;
  feedTitle: string | null;
  siteUrl: string | null;
  /** Those that were given. */
  rules: Partial<SourceRules>;
};

/**
 * `there`: it is active already (`isChanged`: by another name or other rules now); `revived`: it
 * was in the state `before`.
 */
export type AddOutcome = {
  id: number;
  /** Those that hold now, the ones of before among them. */
  rules: SourceRules | null;
} & (
  | { status: 'added' }
  | { status: 'there'; isChanged: boolean }
  | { status: 'revived'; before: SourceState }
);

const NAME_MAX = 80;

/** Its first poll, by the bot, is its first contact; nothing of it is stored here. */
export function addSource(
  { db, clock }: { db: Database; clock: Clock },
  args: AddSourceArgs,
): Promise<AddOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const url = parseUrl(args.location);
    const known = url && (await feedAt(tx, url));
    if (known) return takeUp(tx, { known, args, now });
    const rules = hasRules(args.rules) ? { ...NO_RULES, ...args.rules } : null;
    const [source] = await tx
      .insert(sources)
      .values({
        kind: 'feed',
        location: args.location,
        name: shortName(args.name ?? args.feedTitle),
        siteUrl: args.siteUrl === null ? null : displayUrl(args.siteUrl),
        rules,
        createdAt: now,
      })
      .returning({ id: sources.id });
    if (!source) throw new Error(`${args.location} was not stored`);
    await tx.insert(feeds).values({ sourceId: source.id, pollAt: now });
    return { status: 'added', id: source.id, rules };
  });
}

async function takeUp(
  tx: Transaction,
  { known, args, now }: { known: SourceRow; args: AddSourceArgs; now: Date },
): Promise<AddOutcome> {
  const { id, state: before } = known;
  const rules = hasRules(args.rules)
    ? { ...(known.rules ?? NO_RULES), ...args.rules }
    : known.rules;
  const isChanged = args.name !== null || hasRules(args.rules);
  await tx
    .update(sources)
    .set({
      state: 'active',
      ...(args.name !== null && { name: shortName(args.name) }),
      rules,
    })
    .where(eq(sources.id, id));
  if (before === 'active') return { status: 'there', id, rules, isChanged };
  await pollAnew(tx, id, now);
  return { status: 'revived', id, rules, before };
}

function hasRules(rules: Partial<SourceRules>): boolean {
  return Object.keys(rules).length > 0;
}

function shortName(name: string | null): string | null {
  const text = truncate(cleanText(name ?? ''), NAME_MAX);
  return text === '' ? null : text;
}
