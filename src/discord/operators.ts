/** Owns who runs the application, as Discord says it: its owner, or those of its team who may change it. */
import type { REST } from 'discord.js';
import { Routes, TeamMemberMembershipState, TeamMemberRole } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';

type OperatorsDeps = { rest: Pick<REST, 'get'>; clock: Clock; log: Log };

/** A team changes seldom; who has left it should not be believed for long. */
const ASK_AGAIN_MS = 10 * 60_000;

const person = z.object({ id: z.string() });
const applicationSchema = z.object({
  owner: person.optional(),
  team: z
    .object({
      owner_user_id: z.string(),
      members: z.array(
        z.object({ membership_state: z.number(), role: z.string().optional(), user: person }),
      ),
    })
    .nullish(),
});

/**
 * Answers whether a person runs the application. Discord is asked at the first question, and again
 * after a while; while it does not answer, what it said before holds.
 * @throws what the request throws when Discord has never answered
 */
export function createOperators({
  rest,
  clock,
  log,
}: OperatorsDeps): (userId: string) => Promise<boolean> {
  let known: { ids: ReadonlySet<string>; at: number } | null = null;
  return async (userId) => {
    const now = clock.now().getTime();
    if (known === null || now - known.at >= ASK_AGAIN_MS) {
      const before = known;
      try {
        known = { ids: operatorsIn(await rest.get(Routes.currentApplication())), at: now };
      } catch (error) {
        if (before === null) throw error;
        known = { ...before, at: now };
        log.warn({ reason: messageOf(error) }, 'Discord did not say who runs the application');
      }
    }
    return known.ids.has(userId);
  };
}

/** Of a team `owner` is the team itself; who was only invited, or may only read, runs nothing. */
function operatorsIn(answer: unknown): ReadonlySet<string> {
  const { owner, team } = applicationSchema.parse(answer);
  if (!team) return new Set(owner ? [owner.id] : []);
  const accepted: number = TeamMemberMembershipState.Accepted;
  const readOnly: string = TeamMemberRole.ReadOnly;
  const members = team.members
    .filter((one) => one.membership_state === accepted && one.role !== readOnly)
    .map(({ user }) => user.id);
  return new Set([team.owner_user_id, ...members]);
}
