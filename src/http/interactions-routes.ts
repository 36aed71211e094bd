/** Owns the address at which Discord hands over commands by HTTP, and that nobody else does. */
import type { APIInteractionResponse } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { readBody } from './read-body.ts';
import { createSignatureCheck } from './request-signature.ts';
import type { Routes } from './server.ts';

const PATH = '/interactions';
/** Far more than an interaction holds. */
const MAX_BODY_BYTES = 1_000_000;
/** What was overheard cannot be sent again for ever; clocks may differ by as much. */
const MAX_AGE_MS = 5 * 60_000;

const headersSchema = z.object({
  // Node reads hex up to the first digit that is none, and says nothing.
  'x-signature-ed25519': z.string().regex(/^[\da-f]{128}$/i),
  'x-signature-timestamp': z.string().regex(/^\d{1,12}$/),
});

export type Interactions = {
  /**
   * Null when the answer does not come as this request's own.
   * @throws ZodError for what is no interaction
   */
  take(raw: unknown): Promise<APIInteractionResponse | null>;
};

type RouteDeps = {
  clock: Clock;
  log: Log;
  /** Of the application: 64 hex digits. */
  publicKey: string;
  interactions: Interactions;
};

/**
 * Discord sends badly signed requests on purpose, and takes the address away if one is not refused.
 * Source: https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint
 */
export function interactionsRoutes({ clock, log, publicKey, interactions }: RouteDeps): Routes {
  const isSigned = createSignatureCheck(publicKey);
  const isOfNow = (timestamp: string): boolean =>
    Math.abs(clock.now().getTime() - Number(timestamp) * 1_000) <= MAX_AGE_MS;

  return (app) => {
    app.post(PATH, async (context) => {
      const refuse = (reason: string) => {
        log.debug({ reason }, 'an interaction was refused');
        return context.text('The signature is not right.', 401);
      };
      const headers = headersSchema.safeParse(context.req.header());
      if (!headers.success) return refuse('it has no signature');
      const timestamp = headers.data['x-signature-timestamp'];
      if (!isOfNow(timestamp)) return refuse('its time is more than five minutes off our clock');
      const body = await readBody(context.req.raw, MAX_BODY_BYTES);
      if (body === null) return context.text('That is too large.', 413);
      const signature = Buffer.from(headers.data['x-signature-ed25519'], 'hex');
      if (!isSigned({ signature, timestamp, body }))
        return refuse('its signature is not the key’s');
      const response = await interactions.take(JSON.parse(body.toString()));
      return response === null ? context.body(null, 202) : context.json(response);
    });
  };
}
