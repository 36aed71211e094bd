/** Owns what happens when a person sends a form that the bot answered with. */
import { shown } from '../messages/store.ts';
import type { PageInteraction } from '../page-protocol.ts';
import type { Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import { announce, openInteraction, tellFailure } from './announce.ts';
import { ClientRefusal } from './client-refusal.ts';
import { filledModal } from './fill-modal.ts';
import { refusalOfReferences, resolvedOf } from './resolved.ts';
import { visibleMessage } from './use-component.ts';

type Submit = Extract<PageInteraction, { kind: 'modal' }>;

export function submitModal(world: World, channel: Channel, act: Submit): string {
  const trigger = world.interactions.byId(act.interaction_id);
  const modal = trigger?.modal;
  if (trigger === undefined || modal === undefined || trigger.userId !== act.user_id) {
    throw new ClientRefusal(404, 'This form is gone.');
  }
  const filled = filledModal(modal, act.fields);
  if (typeof filled === 'string') throw new ClientRefusal(400, filled);
  for (const { references, channelTypes } of filled.picked) {
    const refusal = refusalOfReferences(world, channel, references, channelTypes);
    if (refusal !== undefined) throw new ClientRefusal(400, refusal);
  }
  const { sourceMessageId, owners } = trigger;
  const interaction = openInteraction(world, channel, act, {
    kind: 'modal',
    owners,
    sourceMessageId,
    trigger,
  });
  const references = filled.picked.flatMap((one) => one.references);
  const resolved = resolvedOf(world, channel, act.user_id, references);
  const message =
    sourceMessageId === undefined
      ? undefined
      : visibleMessage(world, channel.id, sourceMessageId, act.user_id);
  const data = {
    custom_id: modal.custom_id,
    components: filled.components,
    ...(resolved === undefined ? {} : { resolved }),
  };
  const parts = {
    type: 5,
    data,
    ...(message === undefined ? {} : { message: shown(message) }),
  } as const;
  announce(world, interaction, channel, parts, (outcome) => {
    // Until the bot has taken it, the client keeps the form open for another try.
    if (outcome.status !== 'failed') trigger.modal = undefined;
    tellFailure(world, interaction)(outcome);
  });
  return interaction.id;
}
