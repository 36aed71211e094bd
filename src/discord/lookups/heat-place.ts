/** Owns where a story stands among the hottest, as custom ids write it. */
import { z } from 'zod';
import type { HeatPlace } from '../../stories/hottest.ts';
import { write, written } from './places.ts';

export function writeHeatPlace({ heat, firstSeenAt, id }: HeatPlace): string {
  return [write(heat), write(firstSeenAt), write(id)].join(':');
}

/** Which page a custom id asks for: `n` what follows the place, `p` what comes before it. */
const turn = z.tuple([z.enum(['n', 'p']), written.whole, written.time, written.whole]);

/** Null when it makes no sense. */
export function readHeatTurn(
  args: readonly string[],
): { before: HeatPlace } | { after: HeatPlace } | null {
  const parsed = turn.safeParse(args);
  if (!parsed.success) return null;
  const [way, heat, firstSeenAt, id] = parsed.data;
  const place = { heat, firstSeenAt, id };
  return way === 'n' ? { before: place } : { after: place };
}
