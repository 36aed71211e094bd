/** Owns a seed whose bot may manage channels, roles, threads and messages. */
import { BITS, PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { defaultSeed, type SandboxSeed } from '../../src/sandbox/sandbox.ts';

type Channels = SandboxSeed['guilds'][number]['channels'];

const MANAGING =
  BITS.ManageChannels |
  BITS.ManageRoles |
  BITS.ManageThreads |
  BITS.ManageMessages |
  BITS.CreatePrivateThreads;

/** The default seed otherwise, with these channels. */
export function moderatorSeed(channels?: Channels): SandboxSeed {
  const { users, guilds } = defaultSeed(channels);
  const bot = { name: 'Keypoint', permissions: PERMISSIONS.bot | MANAGING };
  return {
    users,
    guilds: guilds.map(({ roles = [], ...guild }) => ({ ...guild, roles: [...roles, bot] })),
  };
}
