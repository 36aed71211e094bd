/** Owns the doing of a control action, and the state that all of them answer with. */
import { z } from 'zod';

import { gatewayFaults } from '../gateway/faults.ts';
import type { Session } from '../gateway/sessions.ts';
import type { ControlState, SessionState } from '../page-protocol.ts';
import type { World } from '../world.ts';
import { ControlRefusal, type ControlResult } from './definition.ts';
import { CONTROLS } from './index.ts';

const ActionSchema = z.looseObject({ action: z.string() });

/**
 * Does one action. A body that is not one, or makes no sense as things are, is a ControlRefusal whose
 * sentence says what is wrong.
 */
export async function performControl(world: World, raw: unknown): Promise<ControlResult> {
  const frame = ActionSchema.safeParse(raw);
  const names = CONTROLS.map(({ name }) => name).join(', ');
  if (!frame.success) throw new ControlRefusal(`Name an action: one of ${names}.`);
  const { action, ...rest } = frame.data;
  const definition = CONTROLS.find(({ name }) => name === action);
  if (definition === undefined) {
    throw new ControlRefusal(`There is no action "${action}". There are: ${names}.`);
  }
  const input = definition.input.safeParse(rest);
  if (!input.success) {
    const example = JSON.stringify({ action, ...definition.example });
    throw new ControlRefusal(`${z.prettifyError(input.error)}\nFor example: ${example}`);
  }
  const result = await definition.run(world, rest);
  world.events.emit({ type: 'control' });
  return result;
}

export function controlState(world: World): ControlState {
  const { clock } = world;
  return {
    clock: { now: clock.now().toISOString(), offset_ms: clock.offsetMs() },
    limits: world.limits.state(),
    faults: world.faults.state(),
    gateway_faults: gatewayFaults(world.gateway),
    sessions: world.gateway.sessions.all().map(sessionState),
    duplicates: world.duplicates.all(),
  };
}

function sessionState({ id, shard: [shardId, count], seq, link }: Session): SessionState {
  return { id, shard: [shardId, count], is_connected: link !== undefined, seq };
}
