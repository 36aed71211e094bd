/** Owns what every lane does alike: its outbox's rows are claimed by lease, and given back. */
import type { SQL } from 'drizzle-orm';
import type { DeliveryDeps } from './deliver-card.ts';
import type { Lane, Work } from './lane.ts';
import { lease, LEASE_MS, type Outbox, release } from './lease.ts';

/** By whom rows were claimed, and when. */
export type Claim = { worker: string; claimedAt: Date };

type OutboxLane = {
  name: string;
  outbox: Outbox;
  /** Which of the due rows; must fit a partial index on (due_at, id). */
  which: SQL;
  /** What is to be done with the rows that were claimed, one at least. */
  load: (ids: readonly number[], claim: Claim) => Promise<Work[]>;
};

export function outboxLane(
  { db, leaseMs = LEASE_MS }: DeliveryDeps,
  { name, outbox, which, load }: OutboxLane,
): Lane {
  return {
    name,
    async claim(args) {
      const ids = await lease({ db }, outbox, { ...args, which, leaseMs });
      return ids.length === 0 ? [] : load(ids, { worker: args.worker, claimedAt: args.now });
    },
    release: (args) => release({ db }, outbox, { ...args, leaseMs }),
  };
}
