/** Owns what a handler answers, as data: the gateway and an HTTP endpoint send it alike. */
import {
  InteractionResponseType,
  MessageFlags,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIInteractionResponseChannelMessageWithSource,
  type APIInteractionResponseUpdateMessage,
} from 'discord-api-types/v10';

export type MessageBody = {
  content?: string;
  embeds?: APIEmbed[];
  components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
};

export type Reply =
  /** A new message: `private` is seen only by who asked. */
  | { kind: 'public' | 'private'; body: MessageBody }
  /** Takes the place of the message whose button or menu was used. */
  | { kind: 'update'; body: MessageBody };

/** A sentence that only the person who asked sees. */
export function privately(content: string): Reply {
  return { kind: 'private', body: { content } };
}

export function responseOf({
  kind,
  body,
}: Reply): APIInteractionResponseChannelMessageWithSource | APIInteractionResponseUpdateMessage {
  const data = { ...body, allowed_mentions: { parse: [] } };
  if (kind === 'update') {
    // What an update leaves out stays: say it all.
    const whole = { content: '', embeds: [], components: [], ...data };
    return { type: InteractionResponseType.UpdateMessage, data: whole };
  }
  const flags = kind === 'private' ? { flags: MessageFlags.Ephemeral } : {};
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { ...data, ...flags },
  };
}
