/** Owns changing the settings of somebody's own direct messages. */
import { changeLimits } from '../../delivery/change-limits.ts';
import type { Limits } from '../../subscriptions/set-limits.ts';
import type { DiscordContext } from '../context.ts';

/** Answers what holds from now on. */
export async function changeOwnLimits(
  context: DiscordContext,
  { userId, changes }: { userId: string; changes: Partial<Limits> },
): Promise<Limits> {
  const limits = await changeLimits(context, { userId, changes });
  if (!limits) throw new Error('direct messages without limits');
  if (Object.keys(changes).length > 0) context.wakeDelivery();
  return limits;
}
