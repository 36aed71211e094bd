/** Owns `--seed`: what the file of the documentation makes, and what is said of a wrong one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { UserError } from '../../src/lib/errors.ts';
import { readSeedFile } from '../../src/sandbox/seed-file/read-seed-file.ts';
import { createSandbox } from '../support/judged-sandbox.ts';
import { placesOf, rawApi } from './raw.ts';

const folder = mkdtempSync(join(tmpdir(), 'keypoint-seed-'));
const file = join(folder, 'seed.yaml');

afterAll(() => rmSync(folder, { recursive: true }));

function refusal(text: string): string {
  writeFileSync(file, text);
  try {
    readSeedFile(file);
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(file, 'FILE');
    throw error;
  }
  return 'accepted';
}

const guild = (rest: string): string =>
  `users:\n  - username: ada\nguilds:\n  - name: Lab\n${rest.replaceAll(/^/gmu, '    ')}`;
const channels = 'channels:\n  - name: a\n';

it('the example of the documents makes two servers, three people and every kind of channel', async () => {
  const { seed, botName = '' } = readSeedFile('seeds/sandbox.yaml');
  const sandbox = await createSandbox({ seed, botName });
  const api = rawApi(sandbox);
  const lab = sandbox.ids.guilds['Reading circle'];
  const post = async (name: string): Promise<unknown> => {
    const path = `/channels/${lab?.channels[name]}/messages`;
    return (await api('POST', path, { content: 'c' })).body['code'] ?? 'posted';
  };
  expect(await Promise.all(['general', 'headlines', 'papers', 'editors'].map(post))).toEqual([
    'posted',
    'posted',
    40_058,
    'posted',
  ]);
  const { users, guilds, closed_dms: closed } = sandbox.state();
  expect(users.map(({ global_name: name, username }) => name ?? username)).toEqual([
    'Newsbot',
    'Ada',
    'Ben',
    'Cleo',
  ]);
  expect(closed).toEqual([sandbox.ids.users['ben']]);
  expect(guilds.map(({ name, owner_id: owner }) => [name, owner])).toEqual([
    ['Reading circle', sandbox.ids.users['ada']],
    ['Second server', sandbox.ids.users['ada']],
  ]);
  await sandbox.close();
});

it('without a seed there is somebody who may only look', async () => {
  const sandbox = await createSandbox();
  const commands = `/applications/${sandbox.applicationId}/commands`;
  await rawApi(sandbox)('PUT', commands, [{ name: 'news', description: 'd' }]);
  const { channelId, memberId, guestId } = placesOf(sandbox);
  const offered = async (userId: string): Promise<unknown> => {
    const query = `user_id=${userId}&channel_id=${channelId}`;
    return (await fetch(new URL(`sandbox/commands?${query}`, sandbox.pageUrl))).json();
  };
  expect(await offered(memberId)).toMatchObject({ commands: [{ name: 'news' }] });
  expect(await offered(guestId)).toEqual({ commands: [] });
  await expect(
    sandbox.runCommand({ userId: guestId, channelId, name: 'news' }),
  ).rejects.toMatchObject({ status: 403 });
  await sandbox.close();
});

describe('a seed file that is wrong is refused with its line:', () => {
  it.each<[string, string, string]>([
    ['no YAML', 'users: [', 'FILE:2 is not YAML: '],
    ['nothing', '', 'FILE:1 the whole must be a table of bot, users, guilds, not nothing'],
    [
      'nobody',
      'users: []\nguilds: []\n',
      'FILE:1 users must have at least one person\nFILE:2 guilds must have at least one server',
    ],
    [
      'a name that Discord would not take',
      guild(channels).replace('ada', 'Ada L'),
      'FILE:2 users[0].username must be 2 to 32 of a-z, 0-9, "_" and ".", as Discord’s are, for example: ada.l',
    ],
    [
      'a key that is mistyped',
      guild('chanels:\n  - name: a\n'),
      'FILE:4 guilds[0].channels must be a list: lines that begin with "- "\nFILE:4 guilds[0] has no chanels; it can have name, roles, members, channels',
    ],
    [
      'a type that is none',
      guild('channels:\n  - name: a\n  - name: b\n    type: forums\n'),
      'FILE:7 guilds[0].channels[1].type must be one of text, voice, category, announcement, stage, forum, media, for example: forum',
    ],
    [
      'a permission that is none',
      guild('roles:\n  - name: r\n    permissions:\n      - ManageMessages\n      - EmbedLink\n'),
      'FILE:7 guilds[0].roles[0].permissions[1] "EmbedLink" is no permission',
    ],
    [
      'a colour without quotes, which is a comment',
      guild(`roles:\n  - name: r\n    color: #5865f2\n${channels}`),
      'FILE:6 guilds[0].roles[0].color must be in quotes, for example: "#5865f2"',
    ],
    [
      'an overwrite for nobody',
      guild('channels:\n  - name: a\n    overwrites:\n      - deny: [SendMessages]\n'),
      'FILE:8 guilds[0].channels[0].overwrites[0] must name a role or a user, and not both',
    ],
    [
      'a role that nobody made',
      guild(`members:\n  - user: ada\n    roles: [Editor]\n${channels}`),
      'FILE:7 guilds[0].members[0].roles[0] there is no role "Editor"; there are @everyone, Keypoint',
    ],
    [
      'a member who is no user',
      guild(`members:\n  - user: bob\n${channels}`),
      'FILE:6 guilds[0].members[0].user there is no user "bob"; there are ada',
    ],
    [
      'a category that is none',
      guild('channels:\n  - name: a\n    parent: b\n  - name: b\n'),
      'FILE:6 guilds[0].channels[0].parent there is no category "b"; there is none',
    ],
    [
      'tags where there are no posts',
      guild('channels:\n  - name: a\n    tags:\n      - name: t\n'),
      'guilds[0].channels[0].tags only a forum or media channel has tags',
    ],
    [
      'a channel twice',
      guild('channels:\n  - name: a\n  - name: a\n'),
      'FILE:7 guilds[0].channels[1].name "a" is named twice',
    ],
  ])('%s', (_title, text, sentence) => {
    const said = refusal(text);
    expect(said).toContain(sentence);
    expect(said).toMatch(/\nAn example is seeds\/sandbox\.yaml\.$/u);
  });

  it('aliases that unfold to millions', () => {
    const lines = Array.from({ length: 9 }, (_, at) => {
      const names = Array.from({ length: 9 }, () => `*a${at}`).join(', ');
      return `a${at + 1}: &a${at + 1} [${names}]`;
    });
    expect(refusal(`a0: &a0 [x]\n${lines.join('\n')}`)).toContain('more than 100000 values');
  });

  it('a file that is not there, or beyond 1 MiB', () => {
    expect(() => readSeedFile(join(folder, 'none.yaml'))).toThrow(/cannot be read: .*ENOENT/u);
    expect(refusal(`# ${'x'.repeat(1024 * 1024)}`)).toContain('larger than a seed may be (1 MiB)');
  });
});
