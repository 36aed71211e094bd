/** Owns judging REST requests by Discord's own published schemas. */
import * as spec from 'discord-api-spec/zod';
import { z } from 'zod';
import type { SeenRequest } from '../../src/sandbox/page-protocol.ts';

type Schema = Parameters<typeof z.safeParse>[0];

const callbacks: Record<number, Schema> = {
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  5: spec.CreateMessageInteractionCallbackRequestSchema,
  6: spec.UpdateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
};

/** The route, and the schema of its body; null for a route without one. */
const ROUTES: [RegExp, Schema | ((body: unknown) => Schema | undefined) | null][] = [
  [/^GET /, null],
  [/^POST \/api\/v10\/channels\/\d+\/messages$/, spec.MessageCreateRequestSchema],
  [/^PATCH \/api\/v10\/channels\/\d+\/messages\/\d+$/, spec.MessageEditRequestPartialSchema],
  [
    /^PUT \/api\/v10\/applications\/\d+\/commands$/,
    z.array(spec.ApplicationCommandUpdateRequestSchema),
  ],
  [/^POST \/api\/v10\/users\/@me\/channels$/, spec.CreatePrivateChannelRequestSchema],
  [
    /^PATCH \/api\/v10\/webhooks\/\d+\/[^/]+\/messages\/@original$/,
    spec.IncomingWebhookUpdateRequestPartialSchema,
  ],
  [/^POST \/api\/v10\/webhooks\/\d+\/[^/]+$/, spec.IncomingWebhookRequestPartialSchema],
  [
    /^POST \/api\/v10\/interactions\/\d+\/[^/]+\/callback$/,
    (body) => callbacks[z.object({ type: z.number() }).parse(body).type],
  ],
];

/** What the schemas say against these requests; a route that is not in the table is a fault too. */
export function faultsOf(requests: readonly SeenRequest[]): string[] {
  return requests.flatMap(({ method, path, body }) => {
    const line = `${method} ${path}`;
    const route = ROUTES.find(([pattern]) => pattern.test(line));
    if (!route) return [`${line}: no schema is known for it`];
    const schema = typeof route[1] === 'function' ? route[1](body) : route[1];
    if (schema === null) return [];
    if (!schema) return [`${line}: no schema is known for its type`];
    const { error } = z.safeParse(schema, prepared(body));
    return error ? [`${line}: ${z.prettifyError(error)}`] : [];
  });
}

/** The schema has `default_member_permissions` as a number; Discord's documents and API, a string. */
function prepared(body: unknown): unknown {
  if (!Array.isArray(body)) return body;
  return body.map((command: Record<string, unknown>) => ({
    ...command,
    ...(typeof command['default_member_permissions'] === 'string'
      ? { default_member_permissions: Number(command['default_member_permissions']) }
      : {}),
  }));
}
