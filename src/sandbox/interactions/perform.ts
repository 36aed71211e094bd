/** Owns what a person does in the client: run a command, type in an option, press, select, fill in. */
import type { PageInteraction, PageInteractionAnswer } from '../page-protocol.ts';
import { BITS, permissionsIn } from '../permissions.ts';
import { isDm, peopleOf, type Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import { ClientRefusal } from './client-refusal.ts';
import { autocomplete, runCommand } from './run-command.ts';
import { submitModal } from './submit-modal.ts';
import { useComponent } from './use-component.ts';

/**
 * Does what the client would: checks, then tells the bot. Answers at once, with the bot's choices for
 * autocomplete. Throws ClientRefusal with the sentence that a person reads.
 */
export async function performInteraction(
  world: World,
  act: PageInteraction,
): Promise<PageInteractionAnswer> {
  const channel = visibleChannel(world, act.channel_id, act.user_id);
  switch (act.kind) {
    case 'command':
      return { interaction_id: runCommand(world, channel, act) };
    case 'autocomplete':
      return { choices: await autocomplete(world, channel, act) };
    case 'component':
      return { interaction_id: useComponent(world, channel, act) };
    case 'modal':
      return { interaction_id: submitModal(world, channel, act) };
    default:
      return act satisfies never;
  }
}

/** A channel that the person sees; refuses others as the client, which does not show them. */
export function visibleChannel(
  { state, clock }: World,
  channelId: string,
  userId: string,
): Channel {
  if (!state.users.has(userId)) throw new ClientRefusal(404, 'There is no such user.');
  const channel = state.channels.get(channelId);
  if (channel === undefined) throw new ClientRefusal(404, 'There is no such channel.');
  if (isDm(channel)) {
    if (peopleOf(channel).includes(userId)) return channel;
    throw new ClientRefusal(403, 'This conversation is between two others.');
  }
  if ((permissionsIn(state, channel, userId, clock.now()) & BITS.ViewChannel) === 0n) {
    throw new ClientRefusal(403, 'You do not have access to this channel.');
  }
  return channel;
}
