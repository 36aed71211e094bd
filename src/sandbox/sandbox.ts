/** Owns the local Discord as a whole: its parts, its port, its start and end. */
import { createServer, type Server } from 'node:http';

import { getRequestListener } from '@hono/node-server';
import type { APIMessage } from 'discord-api-types/v10';
import { Hono } from 'hono';

import { systemClock, type Clock } from '../lib/clock.ts';
import { messageOf, UserError } from '../lib/errors.ts';
import { silentLog, type Log } from '../lib/log.ts';
import type { ControlAction } from './control/index.ts';
import type { ControlResult } from './control/definition.ts';
import { performControl } from './control/perform-control.ts';
import { createEvents } from './events.ts';
import { createFaults } from './faults/faults.ts';
import { filesInUse } from './files/in-use.ts';
import { createFileServer, FILES_PATH } from './files/server.ts';
import { folderFiles, memoryFiles, type FileStore } from './files/store.ts';
import { createGateway } from './gateway/gateway.ts';
import { createGatewayState, type GatewaySettings } from './gateway/gateway-state.ts';
import { performInteraction } from './interactions/perform.ts';
import { createInteractions } from './interactions/registry.ts';
import { createLimits } from './limits/limits.ts';
import { createDuplicates } from './messages/duplicates.ts';
import { writeAsPerson } from './messages/people.ts';
import { createLive } from './page-api/live.ts';
import { PAGE_FOLDER } from './page-api/page-files.ts';
import { pageState } from './page-api/page-state.ts';
import { createPageServer } from './page-api/server.ts';
import type { FilledOption, ModalField, PageState, SeenRequest } from './page-protocol.ts';
import { createCommandCreates } from './rest/command-creates.ts';
import { ROUTES } from './rest/index.ts';
import { createSeenRequests } from './rest/requests.ts';
import { createRestServer } from './rest/server.ts';
import { applyChange } from './state/changes.ts';
import { defaultSeed } from './state/default-seed.ts';
import { applySeed, emptyState, type SandboxSeed, type SeededIds } from './state/seed.ts';
import type { State } from './state/state.ts';
import { createSnowflakes } from './state/snowflake.ts';
import { openStateFile, readStateFile, type StateFile } from './state/state-file.ts';
import { watchThreads } from './threads/auto-archive.ts';
import { createTime } from './time.ts';
import { createUpgrades } from './upgrades.ts';
import type { World } from './world.ts';

export { defaultSeed } from './state/default-seed.ts';
export type { SandboxSeed, SeededIds } from './state/seed.ts';

export type SandboxOptions = {
  /** 0: any free one. */
  port?: number;
  host?: string;
  log?: Log;
  clock?: Clock;
  /** Keeps everything over restarts; without it all is in memory. */
  stateFile?: string;
  seed?: SandboxSeed;
  /** Name of the bot's user when the state is new. */
  botName?: string;
  responseDeadlineMs?: number;
  /** False: no request is counted, or refused for coming too fast. */
  limits?: boolean;
  /** Where the built page is. */
  pageFolder?: string;
} & Partial<GatewaySettings>;

/** Where and as whom something is done. */
type Act = { userId: string; channelId: string };

export type Sandbox = {
  /** For discord.js's `rest.api`. */
  apiUrl: string;
  pageUrl: string;
  gatewayUrl: string;
  token: string;
  applicationId: string;
  /** Of the signatures of HTTP interactions: 32 bytes as hex. */
  publicKey: string;
  botUserId: string;
  /** Ids of what the seed names. */
  ids: SeededIds;
  state(): PageState;
  /** The last REST requests, oldest first: at most 20,000, and 64 MiB of them. */
  requests(): SeenRequest[];
  /** Runs a command by name as a person would, on a user or message if it is of their menus; throws ClientRefusal. Gives the interaction's id. */
  runCommand(
    act: Act & { name: string; options?: FilledOption[]; targetId?: string },
  ): Promise<string>;
  autocomplete(
    act: Act & { name: string; options: FilledOption[] },
  ): Promise<{ name: string; value: string | number }[]>;
  pressButton(act: Act & { messageId: string; customId: string }): Promise<string>;
  selectOptions(
    act: Act & { messageId: string; customId: string; values: string[]; componentType?: number },
  ): Promise<string>;
  /** Sends the form that answered an interaction, from the channel of that one. */
  submitModal(act: {
    userId: string;
    interactionId: string;
    fields: ModalField[];
  }): Promise<string>;
  /** Writes a message as a person would; throws ClientRefusal. */
  writeMessage(act: Act & { content: string }): APIMessage;
  /** An action of the control API, such as `{ action: 'clock.move', ms: 3000 }`. */
  control(action: ControlAction): Promise<ControlResult>;
  close(): Promise<void>;
};

/** A local Discord, listening. A port in use or a damaged state file is a UserError. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, pageFolder = PAGE_FOLDER } = options;
  const server = createServer();
  const base = await listen(server, host, port);
  // Nothing is awaited from here to the listeners, so that no request comes too early; and the state
  // is read once the port is ours, so that a second start does not touch what the first one keeps.
  let made: Made;
  try {
    made = createWorld(options, base);
  } catch (error) {
    await stop(server);
    throw error;
  }
  const { world, ids, stateFile } = made;
  const seen = createSeenRequests();
  const app = new Hono();
  app.route('/', createRestServer({ world, seen, routes: ROUTES }));
  app.route('/', createFileServer(world));
  app.route('/', createPageServer({ world, seen, pageFolder }));
  const gateway = createGateway(world);
  const live = createLive(world);
  const threads = watchThreads(world);
  const upgrades = createUpgrades({
    gateway: gateway.sockets,
    live: live.sockets,
    log: world.log,
  });
  const answer = getRequestListener(app.fetch);
  server.on('request', (request, response) => {
    // The listener answers its own failures.
    void answer(request, response);
  });
  server.on('upgrade', (request, socket, head) => upgrades.take(request, socket, head));
  return {
    apiUrl: `http://${base}/api`,
    pageUrl: `http://${base}/`,
    gatewayUrl: world.addresses.gateway,
    token: world.state.token,
    applicationId: world.state.applicationId,
    publicKey: world.state.application.public_key,
    botUserId: world.state.botUserId,
    ids,
    state: () => pageState(world.state),
    requests: () => seen.all(),
    ...actionsOf(world),
    writeMessage: ({ userId, channelId, content }) =>
      writeAsPerson(world, { user_id: userId, channel_id: channelId, content }),
    control: (action) => performControl(world, action),
    async close() {
      gateway.close();
      live.close();
      threads.close();
      upgrades.close();
      await stop(server);
      stateFile?.close();
    },
  };
}

type Made = { world: World; ids: SeededIds; stateFile: StateFile | undefined };

function createWorld(options: SandboxOptions, base: string): Made {
  const { log = silentLog(), botName = 'Keypoint' } = options;
  const clock = createTime(options.clock ?? systemClock);
  const { stateFile: file, seed = defaultSeed() } = options;
  const restored = file === undefined ? undefined : readStateFile(file);
  const ids = createSnowflakes({ clock }, restored?.lastId);
  const state = restored?.state ?? emptyState({ ids }, botName);
  const seeded = applySeed({ clock, ids }, state, seed);
  const stateFile = file === undefined ? undefined : openStateFile({ file, state, ids });
  const events = createEvents();
  const world: World = {
    clock,
    log,
    state,
    commit(...changes) {
      // Kept first: what can't be kept has not happened.
      stateFile?.append(changes);
      for (const change of changes) applyChange(state, change);
    },
    ids,
    files: openFiles(file, state),
    events,
    gateway: createGatewayState({ clock }, options),
    interactions: createInteractions({ clock }),
    commandCreates: createCommandCreates({ clock }),
    limits: createLimits({ clock }, options.limits ?? true),
    faults: createFaults({ clock }),
    duplicates: createDuplicates({ state, events }),
    responseDeadlineMs: options.responseDeadlineMs ?? 3000,
    addresses: {
      gateway: `ws://${base}/gateway`,
      resume: `ws://${base}/gateway/resume`,
      files: `http://${base}${FILES_PATH}`,
    },
  };
  return { world, ids: seeded, stateFile };
}

/** Beside the state file, so that kept messages keep their files. */
function openFiles(stateFile: string | undefined, state: State): FileStore {
  if (stateFile === undefined) return memoryFiles();
  const inUse = filesInUse(state);
  return folderFiles(`${stateFile}.files`, (id) => inUse.has(id));
}

/** Gives `host:port`. */
async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      const reason = isTaken ? 'it is in use by another program' : messageOf(error);
      reject(
        new UserError(`The sandbox cannot listen on ${host}:${port}: ${reason}.`, { cause: error }),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  // A TCP server that listens has an address with a port; a path is for pipes.
  const actual = typeof address === 'object' ? (address?.port ?? port) : port;
  return `${host.includes(':') ? `[${host}]` : host}:${actual}`;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  await closed;
}

function actionsOf(
  world: World,
): Pick<Sandbox, 'runCommand' | 'autocomplete' | 'pressButton' | 'selectOptions' | 'submitModal'> {
  const commandId = (name: string): string =>
    [...world.state.commands.values()].find((command) => command.name === name)?.id ?? '0';
  const BUTTON = 2;
  const STRING_SELECT = 3;
  async function use(
    act: Act & { messageId: string; customId: string },
    component: { component_type: number; values?: string[] },
  ): Promise<string> {
    const answer = await performInteraction(world, {
      kind: 'component',
      user_id: act.userId,
      channel_id: act.channelId,
      message_id: act.messageId,
      custom_id: act.customId,
      ...component,
    });
    return 'interaction_id' in answer ? answer.interaction_id : '';
  }
  return {
    async runCommand({ userId, channelId, name, options = [], targetId }) {
      const answer = await performInteraction(world, {
        kind: 'command',
        user_id: userId,
        channel_id: channelId,
        command_id: commandId(name),
        options,
        ...(targetId === undefined ? {} : { target_id: targetId }),
      });
      return 'interaction_id' in answer ? answer.interaction_id : '';
    },
    async autocomplete({ userId, channelId, name, options }) {
      const answer = await performInteraction(world, {
        kind: 'autocomplete',
        user_id: userId,
        channel_id: channelId,
        command_id: commandId(name),
        options,
      });
      return 'choices' in answer ? answer.choices : [];
    },
    pressButton: (act) => use(act, { component_type: BUTTON }),
    selectOptions: (act) =>
      use(act, { component_type: act.componentType ?? STRING_SELECT, values: act.values }),
    async submitModal({ userId, interactionId, fields }) {
      const answer = await performInteraction(world, {
        kind: 'modal',
        user_id: userId,
        channel_id: world.interactions.byId(interactionId)?.channelId ?? '0',
        interaction_id: interactionId,
        fields,
      });
      return 'interaction_id' in answer ? answer.interaction_id : '';
    },
  };
}
