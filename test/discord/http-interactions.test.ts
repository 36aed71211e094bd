import { expect, it } from 'vitest';
import { ZodError } from 'zod';
import type { Definitions } from '../../src/discord/dispatch.ts';
import { createHttpInteractions } from '../../src/discord/http-interactions.ts';
import type { Reply } from '../../src/discord/reply.ts';
import { offlineContext } from './context.ts';
import { command } from './interactions.ts';

const { context } = offlineContext();
const FILE = {
  name: 'a.txt',
  contentType: 'text/plain',
  data: new Uint8Array([65]),
  description: 'An A',
};

/** What comes of `/slow own`, and the order in which things happen. */
function stage(run: () => Promise<Reply>) {
  const order: string[] = [];
  const sent = (method: string) => async (route: `/${string}`) => {
    order.push(`${method} ${route.split('/').at(-1)}`);
  };
  const definitions: Definitions = {
    commands: [
      {
        data: { name: 'slow', description: 'Slow' },
        who: 'everyone',
        handlers: { own: { whenSlow: 'private', run } },
      },
    ],
    messageCommands: [],
    components: [],
    forms: [],
  };
  const rest = { post: sent('POST'), patch: sent('PATCH'), delete: sent('DELETE') };
  const interactions = createHttpInteractions({ rest, context, definitions, patienceMs: 50 });
  return { interactions, order };
}

const said: Reply = { kind: 'private', body: { content: 'done' } };

it('gives an answer for the request that asked, and asks Discord nothing', async () => {
  const { interactions, order } = stage(async () => said);
  expect(await interactions.take(command('/slow own'))).toMatchObject({
    type: 4,
    data: { content: 'done', flags: 64, allowed_mentions: { parse: [] } },
  });
  await interactions.ended();
  expect(order).toEqual([]);
});

it('answers every PING, whatever else is in it', async () => {
  const { interactions } = stage(async () => said);
  expect(await interactions.take({ type: 1 })).toEqual({ type: 1 });
  expect(await interactions.take({ type: 1, id: '5' })).toEqual({ type: 1 });
  expect(await interactions.take({ type: 1, id: '5' })).toEqual({ type: 1 });
});

it('runs an interaction once that comes twice', async () => {
  let runs = 0;
  const { interactions } = stage(async () => {
    runs += 1;
    return said;
  });
  expect(await interactions.take(command('/slow own'))).not.toBeNull();
  expect(await interactions.take(command('/slow own'))).toBeNull();
  expect(runs).toBe(1);
});

it.each<[string, Reply]>([
  ['has files', { kind: 'private', body: { content: 'done', files: [FILE] } }],
  ['may be followed by another message', { ...said, ifDmClosed: { content: 'closed' } }],
])('sends over REST what %s', async (_what, reply) => {
  const { interactions, order } = stage(async () => reply);
  expect(await interactions.take(command('/slow own'))).toBeNull();
  await interactions.ended();
  expect(order).toEqual(['POST callback']);
});

it('announces a late answer over REST, which says when it may follow, and is waited for', async () => {
  let resolve: (reply: Reply) => void = () => undefined;
  const promise = new Promise<Reply>((settle) => {
    resolve = settle;
  });
  const { interactions, order } = stage(() => promise);
  expect(await interactions.take(command('/slow own'))).toBeNull();
  const ended = interactions.ended().then(() => order.push('ended'));
  resolve(said);
  await ended;
  expect(order).toEqual(['POST callback', 'PATCH @original', 'ended']);
});

it('throws for what is no interaction', async () => {
  const { interactions } = stage(async () => said);
  await expect(interactions.take({ type: 2 })).rejects.toThrow(ZodError);
  await expect(interactions.take('no object')).rejects.toThrow(ZodError);
});
