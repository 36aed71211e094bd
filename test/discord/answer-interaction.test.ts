import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import type { Handler } from '../../src/discord/definition.ts';
import { UserError } from '../../src/lib/errors.ts';
import { offlineContext } from './context.ts';
import { command, press } from './interactions.ts';

const { context } = offlineContext();

/** Definitions whose handlers wait until they are let go. */
function slowDefinitions() {
  const settle = new AbortController();
  const until = new Promise<void>((resolve, reject) => {
    settle.signal.addEventListener('abort', () => {
      if (settle.signal.reason instanceof UserError) reject(settle.signal.reason);
      else resolve();
    });
  });
  const handler = (whenSlow: Handler['whenSlow']): Handler => ({
    whenSlow,
    run: async () => {
      await until;
      return { kind: whenSlow, body: { content: 'done' } };
    },
    complete: async () => {
      await until;
      return [];
    },
  });
  const data = { name: 'slow', description: 'Slow' };
  return {
    finish: (error?: UserError) => settle.abort(error),
    definitions: {
      commands: [
        { data, who: 'everyone', handlers: { open: handler('public'), own: handler('private') } },
      ],
      messageCommands: [],
      forms: [],
      components: [
        {
          prefix: 'page',
          whenSlow: 'update' as const,
          run: async () => {
            await until;
            return { kind: 'update' as const, body: { content: 'page 2' } };
          },
        },
      ],
    },
  };
}

/** discord.js's real REST; each request is told, then answered with the next status (204 without). */
function recordingRest(
  onRequest: (line: string) => void = () => undefined,
  statuses: number[] = [],
) {
  const seen: { path: string; authorization: boolean; body: unknown }[] = [];
  const rest = new REST({
    retries: 0,
    makeRequest: async (url, { headers, body, method }) => {
      const path = `${method} ${new URL(url).pathname.replace('/api/v10', '')}`;
      const authorization = 'Authorization' in (headers ?? {});
      seen.push({
        path,
        authorization,
        body: JSON.parse(typeof body === 'string' ? body : 'null'),
      });
      onRequest(path);
      const status = statuses.shift() ?? 204;
      return status === 204
        ? new Response(null, { status })
        : Response.json({ code: 50035, message: 'Invalid Form Body' }, { status });
    },
  }).setToken('secret');
  return { rest, seen };
}

const CALLBACK =
  'POST /interactions/500000000000000001/interaction-token-that-no-log-may-hold/callback';
const ORIGINAL =
  'PATCH /webhooks/600000000000000001/interaction-token-that-no-log-may-hold/messages/@original';
const DELETE_ORIGINAL = ORIGINAL.replace('PATCH', 'DELETE');
const REFERENCE = expect.stringMatching(/^Something went wrong here\. Reference: [0-9a-f]{6}$/);
const FOLLOW_UP = 'POST /webhooks/600000000000000001/interaction-token-that-no-log-may-hold';

describe('answerInteraction', () => {
  it('answers at once over the callback, without the bot’s token', async () => {
    const { rest, seen } = recordingRest();
    await answerInteraction({ rest, context }, command('/news topic', { topic: 'gardening' }));
    expect(seen).toMatchObject([{ path: CALLBACK, authorization: false, body: { type: 4 } }]);
  });

  it.each([
    ['publicly', '/slow open', { type: 5 }],
    ['privately', '/slow own', { type: 5, data: { flags: 64 } }],
  ])('announces a slow answer %s, then gives it', async (_name, path, announced) => {
    const { finish, definitions } = slowDefinitions();
    const { rest, seen } = recordingRest(() => finish());
    await answerInteraction({ rest, context, definitions, patienceMs: 1 }, command(path));
    expect(seen).toMatchObject([
      { path: CALLBACK, body: announced },
      { path: ORIGINAL, body: { content: 'done', allowed_mentions: { parse: [] } } },
    ]);
  });

  it('announces a slow page, then changes the message', async () => {
    const { finish, definitions } = slowDefinitions();
    const { rest, seen } = recordingRest(() => finish());
    await answerInteraction({ rest, context, definitions, patienceMs: 1 }, press('page:2'));
    expect(seen).toMatchObject([
      { path: CALLBACK, body: { type: 6 } },
      { path: ORIGINAL, body: { content: 'page 2' } },
    ]);
  });

  it('tells of a slow page’s failure beside the message, to the asker alone', async () => {
    const { finish, definitions } = slowDefinitions();
    const { rest, seen } = recordingRest(() => finish(new UserError('There is no page 2.')));
    await answerInteraction({ rest, context, definitions, patienceMs: 1 }, press('page:2'));
    expect(seen).toMatchObject([
      { path: CALLBACK, body: { type: 6 } },
      { path: FOLLOW_UP, body: { content: 'There is no page 2.', flags: 64 } },
    ]);
  });

  it('tells of a slow public command’s failure to the asker alone', async () => {
    const { finish, definitions } = slowDefinitions();
    const { rest, seen } = recordingRest(() => finish(new UserError('No such topic.')));
    await answerInteraction({ rest, context, definitions, patienceMs: 1 }, command('/slow open'));
    expect(seen).toMatchObject([
      { path: CALLBACK, body: { type: 5 } },
      { path: DELETE_ORIGINAL },
      { path: FOLLOW_UP, body: { content: 'No such topic.', flags: 64 } },
    ]);
    expect(seen).toHaveLength(3);
  });

  it('does not show a private answer to all when its announcement cannot be taken away', async () => {
    const { finish, definitions } = slowDefinitions();
    const { rest, seen } = recordingRest(() => finish(new UserError('No.')), [204, 403, 403]);
    await answerInteraction({ rest, context, definitions, patienceMs: 1 }, command('/slow open'));
    expect(seen.map(({ path }) => path)).toEqual([CALLBACK, DELETE_ORIGINAL, DELETE_ORIGINAL]);
  });

  it.each([
    ['a private', '/slow own', [204, 400], [CALLBACK, ORIGINAL, ORIGINAL]],
    ['a public', '/slow open', [204, 400], [CALLBACK, ORIGINAL, DELETE_ORIGINAL, FOLLOW_UP]],
  ])(
    'ends the waiting with a reference when Discord refuses %s late answer',
    async (_name, path, statuses, expected) => {
      const { finish, definitions } = slowDefinitions();
      const { rest, seen } = recordingRest(() => finish(), [...statuses]);
      await answerInteraction({ rest, context, definitions, patienceMs: 1 }, command(path));
      expect(seen.map((each) => each.path)).toEqual(expected);
      expect(seen.at(-1)?.body).toMatchObject({ content: REFERENCE });
    },
  );

  it('ends the waiting with a reference when Discord refuses a late page', async () => {
    const { finish, definitions } = slowDefinitions();
    const { rest, seen } = recordingRest(() => finish(), [204, 400]);
    await answerInteraction({ rest, context, definitions, patienceMs: 1 }, press('page:2'));
    expect(seen).toMatchObject([
      { path: CALLBACK },
      { path: ORIGINAL },
      { path: FOLLOW_UP, body: { content: REFERENCE, flags: 64 } },
    ]);
  });

  it('gives no choices when they take too long', async () => {
    const { finish, definitions } = slowDefinitions();
    const { rest, seen } = recordingRest(() => finish());
    const raw = command('/slow open', { topic: 'x' }, { focused: 'topic' });
    await answerInteraction({ rest, context, definitions, patienceMs: 1 }, raw);
    expect(seen).toMatchObject([{ path: CALLBACK, body: { type: 8, data: { choices: [] } } }]);
  });

  it('says that something went wrong when Discord refuses the answer', async () => {
    const { rest, seen } = recordingRest(undefined, [400]);
    await answerInteraction({ rest, context }, command('/news topic', { topic: 'gardening' }));
    expect(seen).toMatchObject([
      { path: CALLBACK },
      {
        path: CALLBACK,
        body: { data: { content: expect.stringMatching(/Reference: [0-9a-f]{6}$/), flags: 64 } },
      },
    ]);
  });
});
