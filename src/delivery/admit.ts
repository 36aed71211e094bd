/** Owns the last look at an alert before it is sent: it may have waited, and settings change. */
import type { Database } from '../db/client.ts';
import { HOUR_MS } from '../lib/spans.ts';
import { isTooOld } from './age.ts';
import type { CardOutcome, ClaimedCard } from './claimed-card.ts';
import { QUIET_HOURS, quietUntil } from './quiet-hours.ts';
import { overDailyLimit } from './daily-limit.ts';

type AdmitArgs = { row: ClaimedCard; now: Date; maxAgeHours: number };

/** What was planned a moment ago need not be asked how old it is. */
const FRESH_MS = HOUR_MS;

/**
 * Answers what becomes of it instead, or how it is sent. An alert that an earlier try may have
 * posted goes on whatever the limits: it must be looked for, and rather soon than in the morning.
 */
export async function admit(
  deps: { db: Database },
  args: AdmitArgs,
): Promise<{ isSilent: boolean } | CardOutcome> {
  const { row, now, maxAgeHours } = args;
  const quietEnd = quietUntil(row.destination, now);
  if (row.unsureSince !== null) return { isSilent: quietEnd !== null };
  if (await isLate(deps, args)) {
    const reason = `it could not be sent before it was older than ${maxAgeHours} hours`;
    return { status: 'withheld', heldFor: 'age', reason, digest: null };
  }
  if (quietEnd !== null && row.destination.quietMode === 'hold') {
    const retryAfterMs = quietEnd.getTime() - now.getTime();
    return { status: 'limited', retryAfterMs, reason: QUIET_HOURS };
  }
  const over = await overDailyLimit(deps, row, now);
  if (over) return { status: 'withheld', heldFor: 'volume', ...over };
  return { isSilent: quietEnd !== null };
}

/** What somebody asked for may be old, but not arrive long after. */
async function isLate(
  deps: { db: Database },
  { row, now, maxAgeHours }: AdmitArgs,
): Promise<boolean> {
  const { askedAt, createdAt } = row;
  const waitedMs = now.getTime() - (askedAt ?? createdAt).getTime();
  if (askedAt !== null) return waitedMs > maxAgeHours * HOUR_MS;
  return waitedMs > FRESH_MS && isTooOld(deps, { storyId: row.storyId, now, maxAgeHours });
}
