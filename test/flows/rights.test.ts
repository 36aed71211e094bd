/** Owns the proof that rights are looked at by Keypoint itself, and that alerts call whom they may. */
import { MessageType } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/discord/commands/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { isPrivate, openServerStage, type ServerStage, textOf } from './server-stage.ts';

const MANAGERS = 'Only people with “Manage Server” choose this server’s alerts.';
const VISION = { topic: 'computer-vision' };

let database: TestDatabase;
let stage: ServerStage;
beforeAll(async () => {
  database = await openTestDatabase();
  stage = await openServerStage(database, { isOpenToAll: true });
});
beforeEach(() => stage.begin());
afterEach(() => stage.leave());
afterAll(async () => {
  await stage.close();
  await database.close();
});

const general = () => ({ channel: stage.channelOf('general') });

describe('a member to whom a server opened every command', () => {
  /** With all that each must have. */
  const given = (): Record<string, Record<string, string | number>> => ({
    '/setup': {},
    '/alerts add': { ...general(), ...VISION, tags: 'Papers' },
    '/alerts list': {},
    '/alerts edit': { alert: 'vision', heat: 1 },
    '/alerts pause': { alert: 'vision' },
    '/alerts resume': { alert: 'vision' },
    '/alerts remove': { alert: 'vision' },
    '/alerts preview': { alert: 'vision' },
    '/alerts test': general(),
    '/alerts log': general(),
    '/alerts limits': { ...general(), daily: 0 },
    '/alerts notices': general(),
  });

  it('is told kindly who may choose alerts, and changes nothing', async () => {
    const admin = await stage.come('admin');
    await admin.run('/alerts add', { ...general(), ...VISION });
    const before = await stage.rules();
    const owned = commands.filter(({ who }) => who === 'Manage Server');
    const paths = owned.flatMap(({ data, handlers }) =>
      Object.keys(handlers).map((path) => `/${data.name} ${path}`.trim()),
    );
    expect(Object.keys(given()).toSorted()).toEqual(paths.toSorted());
    for (const where of ['general', await stage.thread('general')]) {
      const member = await stage.come('member', where);
      for (const [path, options] of Object.entries(given())) {
        const answer = await member.run(path, options);
        expect([path, isPrivate(answer), textOf(answer)]).toEqual([
          path,
          true,
          expect.stringContaining(MANAGERS),
        ]);
      }
      expect(await member.complete('/alerts edit', { alert: '' }, 'alert')).toEqual([]);
      const tags = { ...general(), tags: '' };
      expect(await member.complete('/alerts add', tags, 'tags')).toEqual([]);
    }
    expect(await stage.rules()).toEqual(before);
    expect(
      stage.messagesIn(general().channel).filter(({ type }) => type === MessageType.Default),
    ).toEqual([]);
  });

  it('is no operator either, and hears of no source', async () => {
    for (const name of ['member', 'admin'] as const) {
      const person = await stage.come(name);
      for (const [path, options] of [
        ['/sources list', {}],
        ['/sources pause', { source: '1' }],
        ['/sources add', { address: 'https://e.org/feed' }],
      ] as const) {
        const answer = await person.run(path, options);
        expect([path, isPrivate(answer)]).toEqual([path, true]);
        expect(textOf(answer)).toMatch(/^Only who runs this Keypoint/);
      }
      expect(await person.complete('/sources show', { source: '' })).toEqual([]);
    }
  });
});

describe('in direct messages', () => {
  it('readers have their commands, and nobody is mentioned or chooses for a server', async () => {
    const action = { action: 'dm.open', user_id: stage.userOf('admin') } as const;
    const dm = await stage.control({ ...action, with_id: stage.sandbox.botUserId });
    const admin = await stage.come('admin', String(dm['channel_id']));
    await stage.publish('apple');
    expect(textOf(await admin.run('/news latest'))).toContain('apple');
    expect(textOf(await admin.run('/why', { story: 'apple' }))).toContain('Your direct messages');
    const here = await admin.run('/subscribe', { ...VISION, where: 'here' });
    expect(here.content).toBe('You cannot be mentioned here: choose your direct messages.');
    expect((await admin.run('/subscribe', VISION)).content).toContain('You now follow');
    for (const path of ['/alerts list', '/setup']) {
      await expect(admin.run(path)).rejects.toThrow('permission to use this command');
    }
  });
});

describe('an alert that mentions a role', () => {
  const role = (name: string) => stage.roleOf(name);
  async function alertFor(name: string, more: Record<string, string | number> = {}) {
    const admin = await stage.come('admin');
    return admin.run('/alerts add', { ...general(), ...VISION, role: role(name), ...more });
  }
  /** The card that comes of a story of this title, and how its message was asked for. */
  async function cardOf(title: string, fields: Parameters<ServerStage['publish']>[1] = {}) {
    await stage.publish('one', { title, ...fields });
    await stage.deliver();
    const asked = stage.sandbox
      .requests()
      .findLast(({ method, route }) =>
        `${method} ${route}`.endsWith('POST /channels/:channel_id/messages'),
      );
    return { message: stage.messagesIn(general().channel).at(-1), body: asked?.body };
  }

  it('calls exactly that role, whatever the title says', async () => {
    expect(textOf(await alertFor('Fans'))).not.toContain('is not called yet');
    const title = `@everyone <@&${role('Team')}> look`;
    const { message, body } = await cardOf(title);
    expect(message).toMatchObject({
      content: `<@&${role('Fans')}>`,
      mention_roles: [role('Fans')],
      mention_everyone: false,
      mentions: [],
    });
    expect(body).toMatchObject({
      allowed_mentions: { parse: [], roles: [role('Fans')], users: [] },
    });
  });

  it('says what lacks for a role that may not be mentioned, and posts all the same', async () => {
    const added = textOf(await alertFor('Team'));
    expect(added).toContain(`<@&${role('Team')}> is not called yet`);
    const { message } = await cardOf('apple');
    expect(message).toMatchObject({ mention_roles: [], embeds: [{ title: 'apple' }] });
    const given = { action: 'permission.set', guild_id: stage.guildId } as const;
    await stage.control({ ...given, permission: 'MentionEveryone', granted: true });
    const admin = await stage.come('admin');
    const again = await admin.run('/alerts edit', { alert: 'vision', heat: 75 });
    expect(textOf(again)).not.toContain('is not called yet');
    await stage.control({ ...given, permission: 'MentionEveryone', granted: false });
  });

  it('calls it from its own heat on, and never everyone', async () => {
    await alertFor('Fans', { 'role-heat': 90 });
    expect((await cardOf('cold', { quality: 80 })).message?.content).toBe('');
    const everyone = await (
      await stage.come('admin')
    ).run('/alerts add', {
      ...general(),
      topic: 'robotics',
      role: stage.guildId,
    });
    expect(textOf(everyone)).toContain('Alerts do not mention everyone.');
    expect(await stage.rules()).toHaveLength(1);
  });
});
