/** Owns what happens when a person presses a button or selects from a menu. */
import type { APIMessage } from 'discord-api-types/v10';

import { shown } from '../messages/store.ts';
import type { PageInteraction } from '../page-protocol.ts';
import { TYPE } from '../rules/component-tree.ts';
import { messagesOf, type Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import { announce, openInteraction, tellFailure } from './announce.ts';
import { usableComponent } from './check-component.ts';
import { ClientRefusal } from './client-refusal.ts';
import { installsOfMessage } from './installs.ts';
import { componentReferences, refusalOfReferences, resolvedOf } from './resolved.ts';

type Use = Extract<PageInteraction, { kind: 'component' }>;

export function useComponent(world: World, channel: Channel, act: Use): string {
  const message = visibleMessage(world, channel.id, act.message_id, act.user_id);
  if (message === undefined) throw new ClientRefusal(404, 'This message is gone.');
  const owners = installsOfMessage(world, channel, message, act.user_id);
  if (owners[0] === undefined && owners[1] === undefined) {
    throw new ClientRefusal(403, 'This interaction failed');
  }
  const found = usableComponent(message.components, act);
  if (typeof found === 'string') throw new ClientRefusal(400, found);
  const values = act.values ?? [];
  const references = componentReferences(act.component_type, values);
  const refusal = refusalOfReferences(world, channel, references, found['channel_types']);
  if (refusal !== undefined) throw new ClientRefusal(400, refusal);
  const interaction = openInteraction(world, channel, act, {
    kind: 'component',
    owners,
    sourceMessageId: message.id,
  });
  const resolved = resolvedOf(world, channel, act.user_id, references);
  const data = {
    component_type: act.component_type,
    custom_id: act.custom_id,
    id: found['id'],
    // "Always present for select menu components".
    ...(act.component_type === TYPE.button ? {} : { values }),
    ...(resolved === undefined ? {} : { resolved }),
  };
  const parts = { type: 3, data, message: shown(message) } as const;
  announce(world, interaction, channel, parts, tellFailure(world, interaction));
  return interaction.id;
}

/** A message that this person sees, an ephemeral one of theirs too. */
export function visibleMessage(
  { state, interactions }: World,
  channelId: string,
  id: string,
  userId: string,
): APIMessage | undefined {
  const ephemeral = interactions.ephemeral(id);
  if (ephemeral?.userId === userId) return ephemeral.message;
  return messagesOf(state, channelId).get(id);
}
