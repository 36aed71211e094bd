/** Owns finding a destination by what an operator calls it. */
import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { type DestinationKind, destinations } from './tables.ts';

export type KnownDestination = { id: number; kind: DestinationKind; discordId: string };

/** Discord's ids have more digits than our own numbers ever get. */
const LONGEST_NUMBER = 15;

/** @param name our number, or the id or mention (`<#…>`, `<@…>`) of a channel or person */
export async function findDestination(
  { db }: { db: Database },
  name: string,
): Promise<KnownDestination | null> {
  const [, sign = '', digits = ''] = /^(?:<(#|@!?))?(\d{1,20})>?$/.exec(name.trim()) ?? [];
  if (digits === '') return null;
  const kind = sign === '#' ? 'channel' : 'dm';
  const ofSign = sign === '' ? undefined : eq(destinations.kind, kind);
  const isNumber = sign === '' && digits.length <= LONGEST_NUMBER;
  const which = isNumber
    ? eq(destinations.id, Number(digits))
    : and(eq(destinations.discordId, digits), ofSign);
  const [found] = await select(db, which, 1);
  return found ?? null;
}

/** The first few that there are, to name in a message. */
export function firstDestinations(
  { db }: { db: Database },
  limit: number,
): Promise<KnownDestination[]> {
  return select(db, undefined, limit);
}

function select(db: Database, which: SQL | undefined, limit: number) {
  const { id, kind, discordId } = destinations;
  return db
    .select({ id, kind, discordId })
    .from(destinations)
    .where(which)
    .orderBy(asc(destinations.id))
    .limit(limit);
}
