/** Owns how an interaction begins: it is opened, the bot is told, and its deadline runs. */
import type { PageInteraction } from '../page-protocol.ts';
import { guildIdOf, type Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import { deliverByHttp } from './endpoint/deliver.ts';
import { interactionPayload } from './payload.ts';
import type { Interaction, NewInteraction, Outcome } from './registry.ts';

const NO_ANSWER = 'The application did not respond';

export function openInteraction(
  { ids, interactions }: World,
  channel: Channel,
  { user_id: userId }: PageInteraction,
  about: Pick<NewInteraction, 'kind' | 'owners'> &
    Partial<Pick<NewInteraction, 'commandName' | 'sourceMessageId' | 'trigger'>>,
): Interaction {
  return interactions.open({
    id: ids.next(),
    userId,
    channelId: channel.id,
    guildId: guildIdOf(channel),
    commandName: undefined,
    sourceMessageId: undefined,
    trigger: undefined,
    ...about,
  });
}

/** Tells the bot; `onOutcome` hears once how its first answer went, `failed` after three seconds. */
export function announce(
  world: World,
  interaction: Interaction,
  channel: Channel,
  parts: Parameters<typeof interactionPayload>[3],
  onOutcome: (outcome: Outcome) => void,
): void {
  const { interactions, clock, events } = world;
  const cancel = clock.after(world.responseDeadlineMs, () =>
    interactions.settle(interaction, { status: 'failed' }),
  );
  interactions.onSettled(interaction, (outcome) => {
    cancel();
    if (outcome.status === 'answered') {
      const { id: interactionId, channelId, userId } = interaction;
      events.emit({ type: 'interaction.answered', interactionId, channelId, userId });
    }
    onOutcome(outcome);
  });
  const payload = interactionPayload(world, interaction, channel, parts);
  // Over one way or the other, never both (receiving-and-responding.mdx, "Receiving an Interaction").
  const { interactions_endpoint_url: url } = world.state.application;
  if (url === null) events.emit({ type: 'interaction.create', payload });
  // It turns its own failures into an outcome.
  else void deliverByHttp(world, url, interaction, payload);
}

/** For what a person did and now sees fail in the channel. */
export function tellFailure(world: World, interaction: Interaction): (outcome: Outcome) => void {
  return ({ status }) => {
    if (status !== 'failed') return;
    world.events.emit({
      type: 'interaction.failed',
      interactionId: interaction.id,
      channelId: interaction.channelId,
      userId: interaction.userId,
      reason: NO_ANSWER,
    });
  };
}
