/** Owns `--seed`: a YAML file that says what a local Discord starts with. */
import { readFileSync, statSync } from 'node:fs';

import { messageOf, UserError } from '../../lib/errors.ts';
import type { SandboxSeed, SeedChannel } from '../state/seed.ts';
import { checkNames } from './check-names.ts';
import { readLocatedYaml, YamlRefusal, type LocatedYaml, type Path } from './located-yaml.ts';
import { SeedFileSchema, type FileChannel, type SeedFile } from './schema.ts';

const MOST_BYTES = 1024 * 1024;
const EXAMPLE = 'An example is seeds/sandbox.yaml.';

export type ReadSeed = { seed: SandboxSeed; botName: string | undefined };

/** @throws UserError with file, line, place, what is wrong there and what would be right */
export function readSeedFile(file: string): ReadSeed {
  const yaml = locate(file, readText(file));
  const parsed = SeedFileSchema.safeParse(yaml.value);
  const problems = parsed.success ? checkNames(parsed.data) : parsed.error.issues;
  if (!parsed.success || problems.length > 0) {
    const lines = problems.map(
      ({ path, message }) => `${file}:${yaml.lineOf(path)} ${shown(path)} ${message}`,
    );
    throw new UserError(`${lines.join('\n')}\n${EXAMPLE}`);
  }
  return { seed: toSeed(parsed.data), botName: parsed.data.bot };
}

function readText(file: string): string {
  try {
    if (statSync(file).size > MOST_BYTES) {
      throw new UserError(`${file} is larger than a seed may be (1 MiB). ${EXAMPLE}`);
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = messageOf(error);
    throw new UserError(`The seed ${file} cannot be read: ${reason}. ${EXAMPLE}`, { cause: error });
  }
}

function locate(file: string, text: string): LocatedYaml {
  try {
    return readLocatedYaml(text);
  } catch (error) {
    if (!(error instanceof YamlRefusal)) throw error;
    throw new UserError(`${file}:${error.line} ${error.message}\n${EXAMPLE}`, { cause: error });
  }
}

/** `guilds[0].channels[2].type`. */
function shown(path: Path): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return text.join('').replace(/^\./u, '') || 'the whole';
}

function toSeed({ users, guilds }: SeedFile): SandboxSeed {
  return {
    users: users.map(({ username, display_name: displayName, dms, app, locale }) => ({
      username,
      ...(displayName === undefined ? {} : { displayName }),
      closedDms: dms === 'closed',
      hasApp: app === 'installed',
      ...(locale === undefined ? {} : { locale }),
    })),
    guilds: guilds.map((guild) => ({ ...guild, channels: guild.channels.map(toChannel) })),
  };
}

/** Channel types by number (channel.mdx, "Channel Types"). */
const CHANNEL_TYPES = {
  text: 0,
  voice: 2,
  category: 4,
  announcement: 5,
  stage: 13,
  forum: 15,
  media: 16,
} as const;

function toChannel({ type, require_tag: requireTag, ...channel }: FileChannel): SeedChannel {
  return { ...channel, type: CHANNEL_TYPES[type], requireTag: requireTag ?? false };
}
