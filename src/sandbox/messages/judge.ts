/** Owns which schema and which rules a message body meets on each kind of route. */
import {
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { APIMessage } from 'discord-api-types/v10';

import { isEmptyMessage } from '../rules/content.ts';
import { answerFlags, createFlags } from '../rules/flags.ts';
import { MESSAGE_RULES } from '../rules/message.ts';
import { discordError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import { fileRules } from '../files/rules.ts';
import type { UploadedFile } from '../wire/body.ts';
import { trimTexts, type MessageBody } from './message-body.ts';

/** Body of Create Message. */
export function judgeCreate(raw: unknown, files: Files = []): MessageBody {
  const rules = [...MESSAGE_RULES, createFlags, ...fileRules(files)];
  return withFiles(judgeBody(MessageCreateRequestSchema, trimTexts(raw), rules), files);
}

/** Body of a followup. */
export function judgeFollowup(raw: unknown, files: Files = []): MessageBody {
  const rules = [...MESSAGE_RULES, answerFlags, ...fileRules(files)];
  return withFiles(judgeBody(IncomingWebhookRequestPartialSchema, trimTexts(raw), rules), files);
}

/** Body of an edit, seen together with the message that it changes. */
export function judgeEdit(
  raw: unknown,
  message: APIMessage,
  route: 'channel' | 'webhook',
  files: Files = [],
): MessageBody {
  const schema =
    route === 'channel'
      ? MessageEditRequestPartialSchema
      : IncomingWebhookUpdateRequestPartialSchema;
  // V2 stays without being sent again, so the rules look at both flags.
  const inForce = (edit: MessageBody): MessageBody => ({
    ...edit,
    flags: (edit.flags ?? 0) | (message.flags ?? 0),
    content: edit.content === undefined ? message.content : edit.content,
    embeds: edit.embeds === undefined ? message.embeds : edit.embeds,
    attachments: edit.attachments === undefined ? message.attachments : edit.attachments,
    files,
    ...(edit.components === undefined ? { components: message.components ?? [] } : {}),
  });
  const body = judgeBody(
    schema,
    trimTexts(raw),
    [...MESSAGE_RULES, ...fileRules(files, message.attachments)].map(
      (rule) => (edit: MessageBody) => rule(inForce(edit)),
    ),
  );
  notEmpty(inForce(body));
  return { ...body, files };
}

type Files = readonly UploadedFile[];

function withFiles(body: MessageBody, files: Files): MessageBody {
  return notEmpty({ ...body, files });
}

/** 50006 for what would show nothing. */
export function notEmpty(body: MessageBody): MessageBody {
  if (isEmptyMessage(body)) throw discordError(50006);
  return body;
}
