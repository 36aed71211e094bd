/** Owns what somebody is told whose direct messages turn out to be closed. */
import { row, secondaryButton } from '../buttons.ts';
import type { Caller } from '../interaction.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';

/**
 * How to open them, and where a mention is possible the button that asks for one instead.
 * @param subscriptionId of the rule that would be sent there; null when there is none to move
 */
export function dmClosedBody(
  texts: Texts,
  caller: Caller,
  subscriptionId: number | null,
): MessageBody {
  const how = texts('following.dmClosed');
  if (subscriptionId === null || !isMentionable(caller)) return { content: how };
  return {
    content: texts.join([how, texts('following.orHere')]),
    components: [
      row(secondaryButton(texts('following.mentionMeHere'), `follow-here:${subscriptionId}`)),
    ],
  };
}

/** In a server that has invited Keypoint; whether its channel gets alerts is seen when it is asked. */
export function isMentionable({ guildId, channelId, isInstalledHere }: Caller): boolean {
  return guildId !== null && channelId !== null && isInstalledHere;
}
