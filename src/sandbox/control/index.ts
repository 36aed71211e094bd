/** Owns the list of control actions: a new one is one line here. */
import type { z } from 'zod';

import { closeChannel, openChannel } from './close-channel.ts';
import type { Control } from './definition.ts';
import { deleteChannelControl } from './delete-channel.ts';
import { dropGateway } from './drop-gateway.ts';
import { installApp } from './install-app.ts';
import { addFault, clearFaults, removeFault } from './faults.ts';
import { refuseResume, reorderEvents, repeatEvents } from './gateway-faults.ts';
import { invalidateSession } from './invalidate-session.ts';
import { inviteBot } from './invite-bot.ts';
import { kickBot } from './kick-bot.ts';
import { makeZombies } from './make-zombies.ts';
import { interactionsEndpoint } from './interactions-endpoint.ts';
import { interactionsProbe } from './interactions-probe.ts';
import { moveClock } from './move-clock.ts';
import { openDmControl } from './open-dm.ts';
import { reconnectGateway } from './reconnect-gateway.ts';
import { requestHeartbeat } from './request-heartbeat.ts';
import { setDms } from './set-dms.ts';
import { setLimits } from './set-limits.ts';
import { setLocale } from './set-locale.ts';
import { setOutage } from './set-outage.ts';
import { setPermission } from './set-permission.ts';
import { setThread } from './set-thread.ts';
import { timeoutBot } from './timeout-bot.ts';

const LIST = [
  moveClock,
  deleteChannelControl,
  closeChannel,
  openChannel,
  setPermission,
  setThread,
  setDms,
  openDmControl,
  installApp,
  setLocale,
  timeoutBot,
  kickBot,
  inviteBot,
  setOutage,
  dropGateway,
  reconnectGateway,
  invalidateSession,
  requestHeartbeat,
  makeZombies,
  refuseResume,
  repeatEvents,
  reorderEvents,
  interactionsEndpoint,
  interactionsProbe,
  addFault,
  removeFault,
  clearFaults,
  setLimits,
] as const;

export const CONTROLS: readonly Control[] = LIST;

/** An empty object is a record of nothing to zod, in which an `action` has no place. */
type InputOf<Input extends z.ZodType> =
  z.input<Input> extends Record<string, never> ? object : z.input<Input>;

type ActionOf<Definition> =
  Definition extends Control<infer Name, infer Input> ? { action: Name } & InputOf<Input> : never;

/** What `POST /sandbox/control` and `sandbox.control` take. */
export type ControlAction = ActionOf<(typeof LIST)[number]>;
