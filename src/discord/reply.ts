/** Owns what a handler answers, as data: the gateway and an HTTP endpoint send it alike. */
import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIInteractionResponseCallbackData,
  type APIInteractionResponseChannelMessageWithSource,
  type APIInteractionResponseUpdateMessage,
  type APIModalInteractionResponse,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';

export type MessageBody = {
  content?: string;
  embeds?: APIEmbed[];
  components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  files?: readonly ReplyFile[];
};

/** A file of the message; an embed shows it as `attachment://<name>`. */
export type ReplyFile = {
  name: string;
  contentType: string;
  data: Uint8Array;
  /** What a picture shows, for who cannot see it: at most 1,024 characters. */
  description: string;
};

export type Reply =
  /** A new message: `private` is seen only by who asked. */
  | {
      kind: 'public' | 'private';
      body: MessageBody;
      /** What is said too if the asker’s direct messages turn out to be closed within minutes. */
      ifDmClosed?: MessageBody;
    }
  /** Takes the place of the message whose button or menu was used. */
  | { kind: 'update'; body: MessageBody }
  /** Something to fill in; never an answer to a form, nor one that comes late. */
  | { kind: 'form'; form: APIModalInteractionResponseCallbackData };

/** What Discord gets: the response, and the files that go beside it. */
export type Answer<Response = APIInteractionResponse> = {
  response: Response;
  files: readonly ReplyFile[];
  /** A message for the asker alone, if their direct messages turn out to be closed. */
  ifDmClosed?: APIInteractionResponseCallbackData;
};

/** A sentence that only the person who asked sees. */
export function privately(content: string): Reply {
  return { kind: 'private', body: { content } };
}

export function answerOf(
  reply: Reply,
): Answer<
  | APIInteractionResponseChannelMessageWithSource
  | APIInteractionResponseUpdateMessage
  | APIModalInteractionResponse
> {
  if (reply.kind === 'form') {
    return { response: { type: InteractionResponseType.Modal, data: reply.form }, files: [] };
  }
  const { files = [] } = reply.body;
  const data = dataOf(reply.body);
  if (reply.kind === 'update') {
    // What an update leaves out stays: say it all.
    const whole = { content: '', embeds: [], components: [], attachments: [], ...data };
    return { response: { type: InteractionResponseType.UpdateMessage, data: whole }, files };
  }
  const flags = reply.kind === 'private' ? { flags: MessageFlags.Ephemeral } : {};
  const response = {
    type: InteractionResponseType.ChannelMessageWithSource as const,
    data: { ...data, ...flags },
  };
  const told = reply.ifDmClosed && { ...dataOf(reply.ifDmClosed), flags: MessageFlags.Ephemeral };
  return { response, files, ...(told ? { ifDmClosed: told } : {}) };
}

function dataOf({ files = [], ...body }: MessageBody) {
  const attachments = files.map(({ name, description }, id) => ({
    id,
    filename: name,
    description,
  }));
  return {
    ...body,
    allowed_mentions: { parse: [] },
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}
