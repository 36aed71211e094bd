import { describe, expect, it } from 'vitest';
import type { Command, Component } from '../../src/discord/definition.ts';
import { dispatch } from '../../src/discord/dispatch.ts';
import { UserError } from '../../src/lib/errors.ts';
import { createPace } from '../../src/lib/pace.ts';
import { offlineContext } from './context.ts';
import { NOW } from './stories.ts';
import { ADMIN, CHANNEL, command, press, TOKEN } from './interactions.ts';

const broken: Command = {
  data: { name: 'broken', description: 'Fails' },
  who: 'everyone',
  handlers: {
    '': {
      whenSlow: 'private',
      run: async () => {
        throw new Error('the disk is full');
      },
      complete: async () => {
        throw new Error('the disk is full');
      },
    },
    kind: {
      whenSlow: 'private',
      run: async () => {
        throw new UserError('Try another one.');
      },
    },
  },
};

const brokenButton: Component = {
  prefix: 'broken',
  whenSlow: 'update',
  run: async () => {
    throw new Error('the disk is full');
  },
};

const definitions = {
  commands: [broken],
  messageCommands: [],
  components: [brokenButton],
  forms: [],
};

/** The sentence that only the asker sees. */
async function sentence(raw: unknown, use?: typeof definitions): Promise<string> {
  const { context } = offlineContext();
  const { response: answer } = await dispatch(context, raw, use);
  expect(answer).toMatchObject({ type: 4, data: { flags: 64, allowed_mentions: { parse: [] } } });
  return 'data' in answer && answer.data && 'content' in answer.data
    ? (answer.data.content ?? '')
    : '';
}

describe('dispatch', () => {
  it('answers a ping', async () => {
    const ping = { ...command('/x'), type: 1 };
    const { response } = await dispatch(offlineContext().context, ping);
    expect(response).toEqual({ type: 1 });
  });

  it('refuses what is no interaction', async () => {
    await expect(dispatch(offlineContext().context, { type: 2 })).rejects.toThrow('id');
  });

  it('answers a broken command with a reference that is in the log, with no token there', async () => {
    const { context, lines } = offlineContext();
    const { response: answer } = await dispatch(context, command('/broken'), definitions);
    expect(answer).toMatchObject({ type: 4, data: { flags: 64 } });
    const [reference] = /[0-9a-f]{6}$/.exec(JSON.stringify(answer).split('",')[0] ?? '') ?? [];
    expect(reference).toBeDefined();
    expect(lines).toMatchObject([{ reference, what: '/broken', reason: 'the disk is full' }]);
    expect(JSON.stringify(lines)).not.toContain(TOKEN);
  });

  it('answers with a reference when the database is down', async () => {
    const answer = await sentence(command('/news topic', { topic: 'robotics' }));
    expect(answer).toMatch(/^Something went wrong here/);
  });

  it('answers a broken button without touching its message', async () => {
    expect(await sentence(press('broken:1'), definitions)).toMatch(
      /^Something went wrong here\. Reference: [0-9a-f]{6}$/,
    );
  });

  it('shows a UserError as it is', async () => {
    expect(await sentence(command('/broken kind'), definitions)).toBe('Try another one.');
  });

  it('gives no choices when they cannot be found', async () => {
    const raw = command('/broken', { topic: 'x' }, { focused: 'topic' });
    const { response } = await dispatch(offlineContext().context, raw, definitions);
    expect(response).toEqual({
      type: 8,
      data: { choices: [] },
    });
  });

  it.each([
    ['a command that is no more', command('/gone'), 'no longer has this command'],
    ['a subcommand of Object’s own', command('/news constructor'), 'no longer has this command'],
    ['a button of an older version', press('gone:1'), 'from an older Keypoint'],
    ['a page of a topic that is no more', press('more:gone:5:ky1:1'), 'no more'],
    ['a page that makes no sense', press('more:ai:99:!:1'), 'no more'],
    ['a related button without a story', press('related:x'), 'no longer here'],
    ['a related button that carries a mark', press('related:x:mark-1'), 'no longer here'],
    [
      'an unknown topic',
      command('/news topic', { topic: 'gardening' }),
      'No topic is called “gardening”. Type',
    ],
    [
      'an ambiguous topic',
      command('/news topic', { topic: 'a' }),
      'No topic is called “a”. Did you mean **AI** or **AI in Security**?',
    ],
    [
      'markup in a topic',
      command('/news topic', { topic: '@everyone **x**' }),
      '@\u200Beveryone \\*\\*x',
    ],
    [
      'alerts by a member',
      command('/alerts add', { topic: 'ai', channel: CHANNEL }),
      'Manage Server',
    ],
    ['a list of alerts for a member', command('/alerts list'), 'Manage Server'],
    ['alerts in a direct message', command('/alerts list', {}, { dm: true }), 'in a server only'],
  ])('says kindly what to do about %s', async (_name, raw, expected) => {
    expect(await sentence(raw)).toContain(expected);
  });

  it.each([
    ['a voice channel', { type: 2 }, 'Pick a text, announcement, forum or media channel'],
    [
      'a thread where the bot may write in channels only',
      { type: 11, app_permissions: '19456' },
      'I lack “Send Messages in Threads” there. Allow it for my role in the settings of its channel',
    ],
    [
      'a private thread that the bot is not in',
      { type: 12, app_permissions: '0' },
      'Mention me in it',
    ],
    [
      'a locked thread',
      { type: 11, app_permissions: '274877926400', thread_metadata: { locked: true } },
      'is locked. Unlock it, then try again.',
    ],
    [
      'a forum where the bot may write in threads only',
      { type: 15, app_permissions: '274877924352' },
      'I lack “Send Messages” there',
    ],
    [
      'a channel where nothing is allowed',
      { type: 0, app_permissions: '0' },
      '“View Channel”, “Send Messages” and “Embed Links”',
    ],
    [
      'a channel where embeds are not allowed',
      { type: 5, app_permissions: '3072' },
      'I lack “Embed Links” there',
    ],
  ])('refuses alerts in %s', async (_name, fields, expected) => {
    const channel = { id: '300000000000000002', ...fields };
    const raw = command(
      '/alerts add',
      { topic: 'ai', channel: channel.id },
      { by: ADMIN, channel },
    );
    expect(await sentence(raw)).toContain(expected);
  });

  it('judges the channel in which the command was typed by the bot’s rights there', async () => {
    const channel = { id: CHANNEL, type: 0 };
    const raw = command('/alerts add', { topic: 'ai', channel: CHANNEL }, { by: ADMIN, channel });
    expect(await sentence({ ...raw, app_permissions: '3072' })).toContain('“Embed Links”');
  });

  it.each([
    [
      'all topics before anything is typed',
      '',
      ['ai', 'ai-in-security', 'computer-vision', 'robotics'],
    ],
    ['a topic by its beginning', 'comp', ['computer-vision']],
    ['a topic despite typing errors', 'robotcs', ['robotics']],
    ['nothing for nonsense', 'qqqqqq', []],
  ])('completes %s', async (_name, typed, expected) => {
    const raw = command('/news topic', { topic: typed }, { focused: 'topic' });
    const { response: answer } = await dispatch(offlineContext().context, raw);
    const choices = expected.map((value) => expect.objectContaining({ value }));
    expect(answer).toEqual({ type: 8, data: { choices } });
  });

  it('suggests nothing for a while to who asks far more often than people type', async () => {
    const { context } = offlineContext();
    const pace = createPace({ clock: { now: () => NOW } }, { atOnce: 20, refillMs: 1_500 });
    const type = async () => {
      const raw = command('/news topic', { topic: 'comp' }, { focused: 'topic' });
      const { response } = await dispatch({ ...context, pace }, raw);
      return JSON.stringify(response).includes('computer-vision');
    };
    const seen: boolean[] = [];
    for (let letter = 0; letter < 81; letter += 1) seen.push(await type());
    expect(seen.indexOf(false)).toBe(80);
    const { response } = await dispatch({ ...context, pace }, command('/help'));
    expect(JSON.stringify(response)).not.toContain('in 2 s');
  });
});
