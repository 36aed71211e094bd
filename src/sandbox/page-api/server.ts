/** Owns the page's HTTP routes under `/sandbox/`, and the page itself at `/`. */
import { Hono, type Context } from 'hono';
import { z } from 'zod';

import { availableCommands } from '../interactions/available-commands.ts';
import { ControlRefusal } from '../control/definition.ts';
import { controlState, performControl } from '../control/perform-control.ts';
import { ClientRefusal } from '../interactions/client-refusal.ts';
import { performInteraction, visibleChannel } from '../interactions/perform.ts';
import { writeAsPerson } from '../messages/people.ts';
import type { FilledOption, PageCommands, PageInteraction, PageMessage } from '../page-protocol.ts';
import type { SeenRequests } from '../rest/requests.ts';
import type { Channel } from '../state/state.ts';
import { parseJson } from '../wire/json.ts';
import { readWithin } from '../wire/read-request.ts';
import type { World } from '../world.ts';
import { isFromOwnPage } from './guard.ts';
import { servePageFile } from './page-files.ts';
import { firstMessages, messagePage } from './page-messages.ts';
import { pageState, pageStructure } from './page-state.ts';

const FilledOptionSchema: z.ZodType<FilledOption> = z.lazy(() =>
  z.object({
    name: z.string(),
    type: z.int(),
    value: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
    options: z.array(FilledOptionSchema).exactOptional(),
    focused: z.boolean().exactOptional(),
  }),
);

const Who = { user_id: z.string(), channel_id: z.string() };

export const PageInteractionSchema: z.ZodType<PageInteraction> = z.discriminatedUnion('kind', [
  z.object({
    ...Who,
    kind: z.literal('command'),
    command_id: z.string(),
    options: z.array(FilledOptionSchema),
    target_id: z.string().exactOptional(),
  }),
  z.object({
    ...Who,
    kind: z.literal('autocomplete'),
    command_id: z.string(),
    options: z.array(FilledOptionSchema),
  }),
  z.object({
    ...Who,
    kind: z.literal('component'),
    message_id: z.string(),
    custom_id: z.string(),
    component_type: z.int(),
    values: z.array(z.string()).exactOptional(),
  }),
  z.object({
    ...Who,
    kind: z.literal('modal'),
    interaction_id: z.string(),
    fields: z.array(
      z.object({
        custom_id: z.string(),
        value: z.string().exactOptional(),
        values: z.array(z.string()).exactOptional(),
      }),
    ),
  }),
]);

const PageMessageSchema: z.ZodType<PageMessage> = z.object({ ...Who, content: z.string() });

/** More than a person can fill in: 25 options of 6000 characters. */
const MOST_BYTES = 1024 * 1024;

async function readJson(request: Request): Promise<unknown> {
  const body = await readWithin(request, MOST_BYTES);
  if (body === undefined) throw new ClientRefusal(400, 'This is more than a form can hold.');
  try {
    return parseJson(await body.text());
  } catch (error) {
    if (error instanceof SyntaxError) throw new ClientRefusal(400, error.message);
    throw error;
  }
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  throw new ClientRefusal(400, '`last` must be a whole number from 1. Example: ?last=100');
}

type Deps = { world: World; seen: SeenRequests; pageFolder: string };

export function createPageServer({ world, seen, pageFolder }: Deps): Hono {
  const app = new Hono();
  app.use('/sandbox/*', async (context, next) => {
    const host = context.req.header('host');
    const origin = context.req.header('origin');
    if (isFromOwnPage({ host, origin })) return next();
    return context.json({ message: 'Only this machine’s own page may ask.' }, 403);
  });
  const channelOf = (context: Context): Channel =>
    visibleChannel(
      world,
      context.req.query('channel_id') ?? '',
      context.req.query('user_id') ?? '',
    );
  app.get('/sandbox/state', (context) => context.json(pageState(world.state)));
  app.get('/sandbox/structure', (context) => context.json(pageStructure(world.state)));
  app.get('/sandbox/messages', (context) =>
    context.json(messagePage(world.state, channelOf(context), context.req.query())),
  );
  app.get('/sandbox/posts', (context) =>
    context.json(firstMessages(world.state, channelOf(context))),
  );
  app.get('/sandbox/requests', (context) => {
    const { last, bodies } = context.req.query();
    const requests = last === undefined ? seen.all() : seen.all().slice(-countOf(last));
    const lines = requests.map((request) => {
      const { body: _body, response: _response, ...line } = request;
      return `${JSON.stringify(bodies === 'none' ? line : request)}\n`;
    });
    return context.body(lines.join(''), 200, { 'content-type': 'application/x-ndjson' });
  });
  app.get('/sandbox/commands', (context) => {
    const userId = context.req.query('user_id') ?? '';
    const channel = channelOf(context);
    const commands = availableCommands(world, channel, userId).map(({ command }) => command);
    const answer: PageCommands = { commands };
    return context.json(answer);
  });
  app.post('/sandbox/interactions', async (context) => {
    const parsed = PageInteractionSchema.safeParse(await readJson(context.req.raw));
    if (!parsed.success) throw new ClientRefusal(400, z.prettifyError(parsed.error));
    const answer = await performInteraction(world, parsed.data);
    return context.json(answer, 'choices' in answer ? 200 : 202);
  });
  app.post('/sandbox/messages', async (context) => {
    const parsed = PageMessageSchema.safeParse(await readJson(context.req.raw));
    if (!parsed.success) throw new ClientRefusal(400, z.prettifyError(parsed.error));
    return context.json(writeAsPerson(world, parsed.data), 201);
  });
  app.get('/sandbox/requests/:id', (context) => {
    const found = seen.byId(Number(context.req.param('id')));
    if (found === undefined) throw new ClientRefusal(404, 'This request is forgotten.');
    return context.json(found);
  });
  app.get('/sandbox/control', (context) => context.json(controlState(world)));
  app.post('/sandbox/control', async (context) => {
    const result = await performControl(world, await readJson(context.req.raw));
    return context.json({ ...controlState(world), result });
  });
  app.all('/sandbox/*', (context) => context.json({ message: 'There is no such route.' }, 404));
  app.get('/*', (context) => servePageFile(pageFolder, context.req.path));
  app.onError((error, context) => {
    if (error instanceof ClientRefusal)
      return context.json({ message: error.message }, error.status);
    if (error instanceof ControlRefusal) return context.json({ message: error.message }, 400);
    world.log.error({ err: error }, 'sandbox page route failed');
    return context.json({ message: 'The sandbox failed. Its log says why.' }, 500);
  });
  return app;
}
