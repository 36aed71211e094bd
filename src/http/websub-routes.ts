/** Owns the addresses at which hubs reach us (WebSub): they ask whether we meant it, and push. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { Subscriber } from '../sources/websub/subscriber.ts';
import type { PushOutcome } from '../sources/websub/take-push.ts';
import { readBody } from './read-body.ts';
import type { Routes } from './server.ts';

const PATH = '/websub/:sourceId/:token';

const callerSchema = z.object({
  sourceId: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  token: z.string().max(100),
});
const intentSchema = z.object({
  'hub.mode': z.string(),
  'hub.topic': z.string(),
  'hub.challenge': z.string().max(4_096).default(''),
  'hub.lease_seconds': z.coerce.number().int().positive().nullable().catch(null).default(null),
});

/**
 * A hub drops a subscription that answers 410, and tries a push again that was not taken: what is
 * ignored is said to be taken, as the text asks.
 * Source: https://www.w3.org/TR/websub/#signature-validation
 */
const STATUS: Readonly<Record<PushOutcome, 202 | 404 | 410 | 413>> = {
  due: 202,
  polling: 202,
  ignored: 202,
  gone: 410,
  unknown: 404,
  'too-large': 413,
};

export function webSubRoutes({ verify, push }: Pick<Subscriber, 'verify' | 'push'>): Routes {
  return (app) => {
    app.get(PATH, async (context) => {
      const caller = callerSchema.safeParse(context.req.param());
      const asked = intentSchema.safeParse(context.req.query());
      if (!caller.success || !asked.success) return notFound(context);
      const intent = {
        ...caller.data,
        mode: asked.data['hub.mode'],
        topic: asked.data['hub.topic'],
        leaseSeconds: asked.data['hub.lease_seconds'],
      };
      if (!(await verify(intent))) return notFound(context);
      return context.text(asked.data['hub.challenge']);
    });

    app.post(PATH, async (context) => {
      const caller = callerSchema.safeParse(context.req.param());
      if (!caller.success) return notFound(context);
      const signature = context.req.header('x-hub-signature');
      const outcome = await push({
        ...caller.data,
        signature,
        body: () => readBody(context.req.raw),
      });
      return context.body(null, STATUS[outcome]);
    });
  };
}

function notFound(context: Context): Response {
  return context.text('Nothing is here.', 404);
}
