/** Owns the way of an interaction to a bot that takes them by HTTP, and of its inline answer. */
import { messageOf } from '../../../lib/errors.ts';
import { readBody } from '../../wire/body.ts';
import { DiscordError } from '../../wire/discord-error.ts';
import type { World } from '../../world.ts';
import { answerInteraction } from '../answer.ts';
import type { Interaction } from '../registry.ts';
import { callEndpoint } from './call.ts';

/**
 * 200 with a callback as its body is the answer; 202 says that the callback route is used
 * (receiving-and-responding.mdx, "Interaction Callback"). All else fails the interaction at once.
 */
export async function deliverByHttp(
  world: World,
  url: string,
  interaction: Interaction,
  payload: unknown,
): Promise<void> {
  const { log, interactions } = world;
  try {
    const response = await callEndpoint(world, url, payload);
    if (response.status === 202) return;
    if (response.status !== 200) throw new Error(`It was answered with ${response.status}.`);
    const { value, files } = await readBody(response);
    answerInteraction(world, { id: interaction.id, token: interaction.token, body: value, files });
  } catch (error) {
    const body = error instanceof DiscordError ? error.body : undefined;
    log.warn(
      { url, interaction: interaction.id, reason: messageOf(error), body },
      'the interactions endpoint gave no answer that counts',
    );
    interactions.settle(interaction, { status: 'failed' });
  }
}
