/** Owns the shape of a presence, which bots may set and nobody looks at here. */
import { z } from 'zod';

/** events/gateway-events.mdx, "Update Presence". */
export const PresenceSchema = z.looseObject({
  since: z.int().nullish(),
  activities: z.array(z.looseObject({ name: z.string(), type: z.int() })),
  status: z.enum(['online', 'dnd', 'idle', 'invisible', 'offline']),
  afk: z.boolean(),
});
