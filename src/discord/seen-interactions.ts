/** Owns knowing an interaction that came before: Discord's gateway may send an event twice. */
import { z } from 'zod';

/** More than come while a repetition can be on its way; the oldest is forgotten first. */
const MOST_KNOWN = 10_000;

const interactionSchema = z.object({ id: z.string() });

/**
 * Gives a test that an interaction passes the first time (events may be repeated: "Eventual
 * Consistency" in Discord's reference). Run twice, a command would do twice what it does, and the
 * second run's answer ("You already follow …") could be the one that the person sees.
 */
export function firstTimeOnly(mostKnown = MOST_KNOWN): (raw: unknown) => boolean {
  const known = new Set<string>();
  return (raw) => {
    const interaction = interactionSchema.safeParse(raw);
    // What has no id is no interaction: whoever reads it says so.
    if (!interaction.success) return true;
    const { id } = interaction.data;
    if (known.has(id)) return false;
    known.add(id);
    if (known.size > mostKnown) {
      const [oldest] = known;
      if (oldest !== undefined) known.delete(oldest);
    }
    return true;
  };
}
