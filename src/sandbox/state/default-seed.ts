/** Owns the server and the people of a local Discord when nobody asks for others. */
import { BITS, PERMISSIONS } from '../permissions.ts';
import type { SandboxSeed, SeedChannel } from './seed.ts';

const LOOK = BITS.ViewChannel | BITS.ReadMessageHistory;

/**
 * One server with three people: who owns it, who has the role that lets people write and use commands,
 * and who has none and may only look.
 */
export function defaultSeed(channels: SeedChannel[] = [{ name: 'general' }]): SandboxSeed {
  return {
    users: [
      { username: 'admin', displayName: 'Admin' },
      { username: 'member', displayName: 'Member' },
      { username: 'guest', displayName: 'Guest' },
    ],
    guilds: [
      {
        name: 'Keypoint',
        channels,
        roles: [
          { name: '@everyone', permissions: LOOK },
          { name: 'Member', permissions: PERMISSIONS.everyone },
        ],
        members: [{ user: 'admin' }, { user: 'member', roles: ['Member'] }, { user: 'guest' }],
      },
    ],
  };
}
