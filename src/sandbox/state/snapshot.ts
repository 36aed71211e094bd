/** Owns the state's form in a file: written whole and atomically, read back at start. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

import type { APIApplicationCommand, APIMessage, APIUser } from 'discord-api-types/v10';
import { z } from 'zod';

import { messageOf, UserError } from '../../lib/errors.ts';
import { vouched } from '../wire/vouched.ts';
import { newApplication } from './application.ts';
import {
  ApplicationSchema,
  IdSchema,
  keepGuild,
  KeptGuildSchema,
  KeptObjectSchema,
  nonceKey,
  NonceSchema,
  openGuild,
  type KeptGuild,
} from './changes.ts';
import { ChannelMap } from './channel-map.ts';
import { createMessageLog } from './message-log.ts';
import type { Channel, State, WritableState } from './state.ts';

const SnapshotSchema = z.object({
  version: z.literal(1),
  /** Name of the journal that goes on from here; without one nothing does. */
  journal: z.string().optional(),
  token: z.string(),
  applicationId: IdSchema,
  botUserId: IdSchema,
  lastId: IdSchema,
  users: z.array(KeptObjectSchema),
  guilds: z.array(KeptGuildSchema),
  channels: z.array(KeptObjectSchema),
  messages: z.record(IdSchema, z.array(KeptObjectSchema)),
  commands: z.array(KeptObjectSchema),
  nonces: z.array(NonceSchema).default([]),
  closedDms: z.array(IdSchema).default([]),
  locales: z.record(IdSchema, z.string()).default({}),
  userInstalls: z.array(IdSchema).default([]),
  application: ApplicationSchema.optional(),
});

export type Restored = { state: WritableState; lastId: string; journal: string | undefined };

/** `journal` names the journal whose lines come after. */
export function snapshotOf(state: State, lastId: string, journal: string): string {
  return JSON.stringify({
    version: 1,
    journal,
    token: state.token,
    applicationId: state.applicationId,
    botUserId: state.botUserId,
    lastId,
    users: [...state.users.values()],
    guilds: [...state.guilds.values()].map(keepGuild),
    channels: [...state.channels.values()],
    messages: Object.fromEntries([...state.messages].map(([id, log]) => [id, log.all()])),
    commands: [...state.commands.values()],
    nonces: [...state.nonces.values()],
    closedDms: [...state.closedDms],
    locales: Object.fromEntries(state.locales),
    userInstalls: [...state.userInstalls],
    application: state.application,
  });
}

/** What the file holds, or undefined without one; a file that is not ours is a UserError. */
export function readSnapshot(file: string): Restored | undefined {
  const text = readKept(file);
  if (text === undefined) return undefined;
  try {
    return restore(SnapshotSchema.parse(JSON.parse(text)));
  } catch (error) {
    throw damaged(file, error);
  }
}

/** A file's text, undefined without the file. */
export function readKept(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UserError(`The sandbox cannot read its state file ${file}: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

export function damaged(file: string, cause: unknown): UserError {
  return new UserError(
    `The sandbox's state file ${file} is damaged. Move it away to start with an empty local Discord.`,
    { cause },
  );
}

/** The file was written by snapshotOf, which put a `T` there. */
const byId = <T>(list: { id: string }[]): Map<string, T> =>
  new Map(list.map((item) => [item.id, vouched<T>(item)]));

/** Fields of a guild's channels that files of older versions lack. */
const CHANNEL_DEFAULTS = { flags: 0, available_tags: [] };
/** Direct messages and threads have none of these, or always had them. */
const WITHOUT_DEFAULTS: ReadonlySet<unknown> = new Set([1, 10, 11, 12]);

function restore(snapshot: z.infer<typeof SnapshotSchema>): Restored {
  const state: WritableState = {
    token: snapshot.token,
    applicationId: snapshot.applicationId,
    botUserId: snapshot.botUserId,
    users: byId<APIUser>(snapshot.users),
    application: snapshot.application ?? newApplication(),
    guilds: new Map(
      snapshot.guilds.map((guild) => [guild.id, openGuild(vouched<KeptGuild>(guild))]),
    ),
    channels: new ChannelMap(
      snapshot.channels.map((channel) =>
        vouched<Channel>(
          WITHOUT_DEFAULTS.has(channel['type']) ? channel : { ...CHANNEL_DEFAULTS, ...channel },
        ),
      ),
    ),
    messages: new Map(
      Object.entries(snapshot.messages).map(([id, list]) => [
        id,
        createMessageLog(vouched<APIMessage[]>(list)),
      ]),
    ),
    commands: byId<APIApplicationCommand>(snapshot.commands),
    nonces: new Map(snapshot.nonces.map((one) => [nonceKey(one.author_id, one.nonce), one])),
    closedDms: new Set(snapshot.closedDms),
    locales: new Map(Object.entries(snapshot.locales)),
    userInstalls: new Set(snapshot.userInstalls),
  };
  return { state, lastId: snapshot.lastId, journal: snapshot.journal };
}

/** A reader sees the old file or the new one, never half of one. */
export function writeSnapshot(file: string, text: string): void {
  const partial = `${file}.${process.pid}.tmp`;
  writeFileSync(partial, text, { mode: 0o600 });
  renameSync(partial, file);
}
