/** Owns what every part of the local Discord is given. */
import type { Log } from '../lib/log.ts';
import type { Events } from './events.ts';
import type { Faults } from './faults/faults.ts';
import type { FileStore } from './files/store.ts';
import type { GatewayState } from './gateway/gateway-state.ts';
import type { Interactions } from './interactions/registry.ts';
import type { CommandCreates } from './rest/command-creates.ts';
import type { Limits } from './limits/limits.ts';
import type { Duplicates } from './messages/duplicates.ts';
import type { Change } from './state/changes.ts';
import type { Snowflakes } from './state/snowflake.ts';
import type { State } from './state/state.ts';
import type { Time } from './time.ts';

export type World = {
  clock: Time;
  log: Log;
  state: State;
  /** Changes the state; what it was given lasts, all or nothing, when it returns. */
  commit(...changes: Change[]): void;
  ids: Snowflakes;
  /** Bytes of attachments. */
  files: FileStore;
  events: Events;
  interactions: Interactions;
  /** Commands created today. */
  commandCreates: CommandCreates;
  gateway: GatewayState;
  limits: Limits;
  faults: Faults;
  duplicates: Duplicates;
  /** Milliseconds that a bot has for its first answer to an interaction; Discord gives 3000. */
  responseDeadlineMs: number;
  /** Where the gateway is, where it is resumed, and where attachments are. */
  addresses: { gateway: string; resume: string; files: string };
};
