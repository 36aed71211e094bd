/** Owns which callbacks an interaction may be answered with, and the judging of their bodies. */
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import type { APIAttachment } from 'discord-api-types/v10';
import type { $ZodType } from 'zod/v4/core';

import { fileRules } from '../files/rules.ts';
import { notEmpty } from '../messages/judge.ts';
import { FLAGS, has, trimTexts, type MessageBody } from '../messages/message-body.ts';
import type { PageModal } from '../page-protocol.ts';
import { answerFlags } from '../rules/flags.ts';
import { MESSAGE_RULES, rulesAt, type MessageRule } from '../rules/message.ts';
import { MODAL_RULES, modalSize } from '../rules/modals.ts';
import type { UploadedFile } from '../wire/body.ts';
import { formError } from '../wire/discord-error.ts';
import { notAChoice } from '../wire/field-errors.ts';
import { judgeBody } from '../wire/parse-body.ts';
import { isRecord } from '../wire/record.ts';
import type { Choice, Interaction } from './registry.ts';
import { vouched } from '../wire/vouched.ts';

const SCHEMAS: Readonly<Record<number, $ZodType>> = {
  4: CreateMessageInteractionCallbackRequestSchema,
  5: CreateMessageInteractionCallbackRequestSchema,
  6: UpdateMessageInteractionCallbackRequestSchema,
  7: UpdateMessageInteractionCallbackRequestSchema,
  8: ApplicationCommandAutocompleteCallbackRequestSchema,
  9: ModalInteractionCallbackRequestSchema,
};

/** Callback types by kind of interaction (receiving-and-responding.mdx, "Interaction Callback Type"). */
function allowedFor({ kind, sourceMessageId }: Interaction): readonly number[] {
  switch (kind) {
    case 'command':
      return [4, 5, 9];
    case 'component':
      return [4, 5, 6, 7, 9];
    case 'modal':
      // 6 and 7 are of a message: the one whose component opened the modal.
      return sourceMessageId === undefined ? [4, 5] : [4, 5, 6, 7];
    case 'autocomplete':
      return [8];
    default:
      return kind satisfies never;
  }
}

const RULES: Readonly<Record<number, readonly MessageRule[]>> = {
  4: [...MESSAGE_RULES, answerFlags],
  7: [...MESSAGE_RULES, answerFlags],
  9: MODAL_RULES,
};

export type JudgedCallback =
  | { type: 4 | 7; data: MessageBody }
  | { type: 5; isEphemeral: boolean }
  | { type: 6 }
  | { type: 8; choices: Choice[] }
  | { type: 9; modal: PageModal };

/** `before` are the attachments of the message that an update changes. */
export function judgeCallback(
  raw: unknown,
  interaction: Interaction,
  { files, before }: { files: readonly UploadedFile[]; before: readonly APIAttachment[] },
): JudgedCallback {
  const type = isRecord(raw) ? raw['type'] : undefined;
  const schema = typeof type === 'number' ? SCHEMAS[type] : undefined;
  const allowed = allowedFor(interaction);
  if (typeof type !== 'number' || schema === undefined || !allowed.includes(type)) {
    throw formError([notAChoice(['type'], allowed)]);
  }
  const body = isRecord(raw) ? { ...raw, data: trimTexts(raw['data']) } : raw;
  const size = type === 9 ? modalSize(body) : [];
  if (size.length > 0) throw formError(size);
  const ofFiles = type === 4 || type === 7 ? fileRules(files, type === 7 ? before : []) : [];
  judgeBody(schema, body, rulesAt('data', [...(RULES[type] ?? []), ...ofFiles]));
  const data = isRecord(body) && isRecord(body['data']) ? body['data'] : {};
  return judged(type, type === 4 || type === 7 ? { ...data, files } : data);
}

/** What the schema of each type has judged. */
function judged(type: number, data: Record<string, unknown>): JudgedCallback {
  switch (type) {
    case 4:
      return { type, data: notEmpty(vouched<MessageBody>(data)) };
    case 7:
      return { type, data: vouched<MessageBody>(data) };
    case 5: {
      // No other flag is heeded (receiving-and-responding.mdx, "Interaction Callback Data").
      const { flags } = vouched<MessageBody>(data);
      return { type, isEphemeral: has(flags, FLAGS.ephemeral) };
    }
    case 8:
      return { type, choices: vouched<Choice[]>(data['choices'] ?? []) };
    case 9:
      return { type, modal: vouched<PageModal>(data) };
    default:
      return { type: 6 };
  }
}
