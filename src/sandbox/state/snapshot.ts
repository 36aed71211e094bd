/** Owns the state's form in a file: written whole and atomically, read back at start. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { APIApplicationCommand, APIMessage, APIRole, APIUser } from 'discord-api-types/v10';
import { z } from 'zod';

import { messageOf, UserError } from '../../lib/errors.ts';
import { createMessageLog } from './message-log.ts';
import type { Channel, Member, State } from './state.ts';
import { vouched } from '../wire/vouched.ts';

const Id = z.string().regex(/^\d{17,20}$/u);
const WithId = z.looseObject({ id: Id });

/** Checks the frame; what is inside an object was written by us and is Discord's business. */
const SnapshotSchema = z.object({
  version: z.literal(1),
  token: z.string(),
  applicationId: Id,
  botUserId: Id,
  lastId: Id,
  users: z.array(WithId),
  guilds: z.array(
    z.object({
      id: Id,
      name: z.string(),
      owner_id: Id,
      roles: z.array(WithId),
      members: z.array(
        z.object({
          user_id: Id,
          nick: z.string().nullable(),
          roles: z.array(Id),
          joined_at: z.string(),
        }),
      ),
    }),
  ),
  channels: z.array(WithId),
  messages: z.record(Id, z.array(WithId)),
  commands: z.array(WithId),
});

export type Restored = { state: State; lastId: string };

export function snapshotOf(state: State, lastId: string): string {
  const guilds = [...state.guilds.values()].map((guild) => ({
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner_id,
    roles: [...guild.roles.values()],
    members: [...guild.members.values()],
  }));
  return JSON.stringify({
    version: 1,
    token: state.token,
    applicationId: state.applicationId,
    botUserId: state.botUserId,
    lastId,
    users: [...state.users.values()],
    guilds,
    channels: [...state.channels.values()],
    messages: Object.fromEntries([...state.messages].map(([id, log]) => [id, log.all()])),
    commands: [...state.commands.values()],
  });
}

/** What the file holds, or undefined without one; a file that is not ours is a UserError. */
export async function readSnapshot(file: string): Promise<Restored | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UserError(`The sandbox cannot read its state file ${file}: ${messageOf(error)}`, {
      cause: error,
    });
  }
  try {
    return restore(SnapshotSchema.parse(JSON.parse(text)));
  } catch (error) {
    throw new UserError(
      `The sandbox's state file ${file} is damaged. Move it away to start with an empty local Discord.`,
      { cause: error },
    );
  }
}

/** The file was written by snapshotOf, which put a `T` there. */
const byId = <T>(list: { id: string }[]): Map<string, T> =>
  new Map(list.map((item) => [item.id, vouched<T>(item)]));

const byUser = (list: Member[]): Map<string, Member> =>
  new Map(list.map((member) => [member.user_id, member]));

function restore(snapshot: z.infer<typeof SnapshotSchema>): Restored {
  const state: State = {
    token: snapshot.token,
    applicationId: snapshot.applicationId,
    botUserId: snapshot.botUserId,
    users: byId<APIUser>(snapshot.users),
    guilds: new Map(
      snapshot.guilds.map((guild) => [
        guild.id,
        { ...guild, roles: byId<APIRole>(guild.roles), members: byUser(guild.members) },
      ]),
    ),
    channels: byId<Channel>(snapshot.channels),
    messages: new Map(
      Object.entries(snapshot.messages).map(([id, list]) => [
        id,
        createMessageLog(vouched<APIMessage[]>(list)),
      ]),
    ),
    commands: byId<APIApplicationCommand>(snapshot.commands),
  };
  return { state, lastId: snapshot.lastId };
}

/** A reader sees the old file or the new one, never half of one. */
export async function writeSnapshot(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.tmp`;
  await writeFile(partial, text, { mode: 0o600 });
  await rename(partial, file);
}
