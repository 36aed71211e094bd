import { describe, expect, it } from 'vitest';
import type { Definitions } from '../../src/discord/dispatch.ts';
import { dispatch } from '../../src/discord/dispatch.ts';
import type { Reply } from '../../src/discord/reply.ts';
import { createPace } from '../../src/lib/pace.ts';
import { offlineContext } from './context.ts';
import { command, messageCommand, press, submit } from './interactions.ts';
import { NOW } from './stories.ts';

/** Every definition answers `reply`, and says what it was given. */
function definitions(reply: Reply): { use: Definitions; given: unknown[] } {
  const given: unknown[] = [];
  const run = async (_context: unknown, what: unknown) => {
    given.push(what);
    return reply;
  };
  const use: Definitions = {
    commands: [
      {
        data: { name: 'tell', description: 'Tells' },
        who: 'everyone',
        handlers: { '': { whenSlow: 'public', run } },
      },
    ],
    messageCommands: [
      { data: { name: 'Look it up', type: 3 }, who: 'everyone', whenSlow: 'private', run },
    ],
    components: [{ prefix: 'open', whenSlow: 'private', run }],
    forms: [{ prefix: 'edit', whenSlow: 'update', run }],
  };
  return { use, given };
}

const said: Reply = { kind: 'public', body: { content: 'Said.' } };

describe('dispatch', () => {
  it('opens a form, and reads it when it is sent', async () => {
    const form = { custom_id: 'edit:7', title: 'Edit', components: [] };
    const opened = definitions({ kind: 'form', form });
    const { response } = await dispatch(offlineContext().context, press('open:7'), opened.use);
    expect(response).toEqual({ type: 9, data: form });

    const sent = definitions(said);
    const raw = submit('edit:7:mine', { name: 'a cat', kinds: ['x', 'y'], none: [] });
    await dispatch(offlineContext().context, raw, sent.use);
    expect(sent.given).toMatchObject([
      {
        prefix: 'edit',
        args: ['7', 'mine'],
        fields: new Map([
          ['name', ['a cat']],
          ['kinds', ['x', 'y']],
          ['none', []],
        ]),
      },
    ]);
  });

  it('hands a message to the command of its menu', async () => {
    const { use, given } = definitions(said);
    const embeds = [{ url: 'https://example.com/a', title: 'A', color: 3 }];
    await dispatch(offlineContext().context, messageCommand('Look it up', { embeds }), use);
    expect(given).toMatchObject([
      { message: { content: '', embeds: [{ url: 'https://example.com/a', title: 'A' }] } },
    ]);
  });

  it('tells of forms and message commands that are no more', async () => {
    const { use } = definitions(said);
    const answers = [submit('gone:1', {}), messageCommand('Gone', {})].map((raw) =>
      dispatch(offlineContext().context, raw, use),
    );
    expect(await Promise.all(answers)).toMatchObject([
      { response: { data: { content: expect.stringContaining('older Keypoint') } } },
      { response: { data: { content: expect.stringContaining('no longer has') } } },
    ]);
  });

  it('says nothing for all to see where only the asker has installed it', async () => {
    const { use } = definitions(said);
    const here = await dispatch(offlineContext().context, command('/tell'), use);
    expect(here.response).not.toHaveProperty('data.flags');
    const owners = { authorizing_integration_owners: { 1: '100000000000000002' } };
    const raw = { ...command('/tell'), ...owners };
    const elsewhere = await dispatch(offlineContext().context, raw, use);
    expect(elsewhere.response).toMatchObject({ data: { flags: 64 } });
  });

  it('sends files with what they show', async () => {
    const file = {
      name: 'trend.png',
      contentType: 'image/png',
      data: new Uint8Array([1]),
      description: 'Heat rises',
    };
    const { use } = definitions({ kind: 'public', body: { content: 'Look', files: [file] } });
    const answer = await dispatch(offlineContext().context, command('/tell'), use);
    expect(answer).toMatchObject({
      response: {
        data: { attachments: [{ id: 0, filename: 'trend.png', description: 'Heat rises' }] },
      },
      files: [file],
    });
    expect(answer.response).not.toHaveProperty('data.files');
  });

  it('asks who is too fast to wait, and nobody else', async () => {
    const { context } = offlineContext();
    const pace = createPace({ clock: { now: () => NOW } }, { atOnce: 1, refillMs: 1_500 });
    const { use, given } = definitions(said);
    const ask = (raw: object) => dispatch({ ...context, pace }, raw, use);
    await ask(command('/tell'));
    expect(await ask(command('/tell'))).toMatchObject({
      response: { data: { flags: 64, content: expect.stringContaining('in 2 s') } },
    });
    const other = { id: '100000000000000009', permissions: '0' };
    await ask(command('/tell', {}, { by: other }));
    expect(given).toHaveLength(2);
  });
});
