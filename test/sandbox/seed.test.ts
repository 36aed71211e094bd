/** Owns what a seed makes: roles with their permissions, categories, overwrites, tags, members. */
import { afterEach, describe, expect, it } from 'vitest';

import { BITS } from '../../src/sandbox/permissions.ts';
import { createSandbox, type Sandbox, type SandboxSeed } from '../support/judged-sandbox.ts';
import { rawApi } from './raw.ts';

const SEED: SandboxSeed = {
  users: [{ username: 'ada' }, { username: 'bob', closedDms: true }],
  guilds: [
    {
      name: 'Lab',
      roles: [
        { name: 'editor', permissions: BITS.ManageMessages, color: 0xff_00_00, hoist: true },
        { name: '@everyone', permissions: BITS.ViewChannel },
        { name: 'Keypoint', permissions: BITS.ManageChannels },
      ],
      members: [{ user: 'ada' }, { user: 'bob', roles: ['editor'], nick: 'B.' }],
      channels: [
        {
          name: 'papers',
          type: 15,
          parent: 'Reading',
          tags: [{ name: 'vision', moderated: true, emoji: '👁' }],
          requireTag: true,
          overwrites: [
            { role: 'editor', allow: BITS.SendMessages },
            { user: 'Keypoint', deny: BITS.SendMessages },
            { role: 'nobody', deny: BITS.SendMessages },
          ],
        },
        { name: 'Reading', type: 4 },
      ],
    },
  ],
};

let sandbox: Sandbox;

afterEach(() => sandbox.close());

describe('a seed', () => {
  it('makes roles, categories, overwrites by name and tags', async () => {
    sandbox = await createSandbox({ seed: SEED });
    const lab = sandbox.ids.guilds['Lab'];
    const papers = lab?.channels['papers'] ?? '';
    const { body } = await rawApi(sandbox)('GET', `/channels/${papers}`);
    expect(body).toMatchObject({
      type: 15,
      flags: 1 << 4,
      parent_id: lab?.channels['Reading'],
      permission_overwrites: [
        { id: lab?.roles['editor'], type: 0, allow: String(BITS.SendMessages), deny: '0' },
        { id: sandbox.botUserId, type: 1, allow: '0', deny: String(BITS.SendMessages) },
      ],
      available_tags: [{ name: 'vision', moderated: true, emoji_id: null, emoji_name: '👁' }],
    });
    const roles = sandbox.state().guilds[0]?.roles ?? [];
    expect(roles.map(({ name, permissions, color }) => [name, permissions, color])).toEqual([
      ['@everyone', String(BITS.ViewChannel), 0],
      ['Keypoint', String(BITS.ManageChannels), 0],
      ['editor', String(BITS.ManageMessages), 0xff_00_00],
    ]);
    expect(sandbox.state().guilds[0]?.members).toContainEqual({
      user_id: sandbox.ids.users['bob'],
      nick: 'B.',
      roles: [lab?.roles['editor']],
    });
    expect(sandbox.state().closed_dms).toEqual([sandbox.ids.users['bob']]);
  });
});
