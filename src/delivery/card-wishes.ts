/** Owns what the rules that want a story wish of its post: whom it calls, and a forum's tags. */
import { and, asc, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { isActive } from '../subscriptions/rule.ts';
import { type Cadence, subscriptions } from '../subscriptions/tables.ts';
import type { ClaimedCard } from './claimed-card.ts';
import { matchRule, type PlaceRule, readStories, rulesOf } from './rules-that-want.ts';
import type { Mentions, Outgoing } from './sender.ts';

/** The default of the setting ALERT_BAR. */
export const DEFAULT_ALERT_BAR = 70;

/** Of one message (developers/resources/message, "Allowed Mentions Object"). */
const MOST_USERS = 100;
const MOST_ROLES = 100;

export type Wishes = Required<Pick<Outgoing, 'mentions' | 'forumTags'>>;

const NOBODY: Mentions = { roleIds: [], userIds: [] };
const NOTHING: Wishes = { mentions: NOBODY, forumTags: [] };

/**
 * Asked when it is first sent. What somebody asked for (a first story, an operator's retry) is no
 * news and calls nobody; in a direct message there is nobody to call, and no tag.
 */
export async function cardWishes(
  { db, alertBar = DEFAULT_ALERT_BAR }: { db: Database; alertBar?: number },
  { destination, storyId, askedAt }: Pick<ClaimedCard, 'destination' | 'storyId' | 'askedAt'>,
  now: Date,
): Promise<Wishes> {
  if (destination.kind === 'dm') return NOTHING;
  const { kind, roleId } = subscriptions;
  const isPost = and(isPostOf('instant'), or(isNotNull(roleId), isTagged()));
  const which = and(or(isPost, eq(kind, 'mention')), isActive(now));
  const rules = await rulesOf(db, { destinationId: destination.id, which, alertBar });
  if (rules.length === 0) return NOTHING;
  const [story] = await readStories(db, [storyId]);
  if (!story) return NOTHING;
  const wanting = rules.filter((rule) => story.heat >= rule.bar && matchRule(rule, story).isMatch);
  return {
    mentions: askedAt === null ? mentionsOf(wanting, story.heat) : NOBODY,
    forumTags: tagsOf(wanting),
  };
}

function mentionsOf(wanting: readonly PlaceRule[], heat: number): Mentions {
  const roleIds = wanting.flatMap((rule) => {
    const isHot = heat >= (rule.roleHeat ?? rule.bar);
    return rule.kind === 'post' && rule.roleId !== null && isHot ? [rule.roleId] : [];
  });
  const userIds = wanting.flatMap((rule) => (rule.kind === 'mention' ? [rule.createdBy] : []));
  return {
    roleIds: [...new Set(roleIds)].slice(0, MOST_ROLES),
    userIds: [...new Set(userIds)].slice(0, MOST_USERS),
  };
}

/** The tags that the rules of a digest wish for its post. */
export async function digestTags(
  { db }: { db: Database },
  { destinationId, cadence }: { destinationId: number; cadence: Cadence },
  now: Date,
): Promise<string[]> {
  const rules = await db
    .select({ forumTags: subscriptions.forumTags })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.destinationId, destinationId),
        isPostOf(cadence),
        isTagged(),
        isActive(now),
      ),
    )
    .orderBy(asc(subscriptions.id));
  return tagsOf(rules);
}

function isPostOf(cadence: Cadence): SQL | undefined {
  return and(eq(subscriptions.kind, 'post'), eq(subscriptions.cadence, cadence));
}

function isTagged(): SQL {
  return sql`cardinality(${subscriptions.forumTags}) > 0`;
}

function tagsOf(rules: readonly Pick<PlaceRule, 'forumTags'>[]): string[] {
  return [...new Set(rules.flatMap(({ forumTags }) => forumTags))];
}
