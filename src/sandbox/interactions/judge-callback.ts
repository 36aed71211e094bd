/** Owns which callbacks an interaction may be answered with, and the judging of their bodies. */
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  PongInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import type { $ZodType } from 'zod/v4/core';

import { notEmpty } from '../messages/judge.ts';
import { trimTexts, type MessageBody } from '../messages/message-body.ts';
import { answerFlags } from '../rules/flags.ts';
import { MESSAGE_RULES, rulesAt } from '../rules/message.ts';
import { formError } from '../wire/discord-error.ts';
import { notAChoice } from '../wire/field-errors.ts';
import { judgeBody } from '../wire/parse-body.ts';
import { isRecord } from '../wire/record.ts';
import type { Choice, InteractionKind } from './registry.ts';
import { vouched } from '../wire/vouched.ts';

const SCHEMAS: Readonly<Record<number, $ZodType>> = {
  1: PongInteractionCallbackRequestSchema,
  4: CreateMessageInteractionCallbackRequestSchema,
  5: CreateMessageInteractionCallbackRequestSchema,
  6: UpdateMessageInteractionCallbackRequestSchema,
  7: UpdateMessageInteractionCallbackRequestSchema,
  8: ApplicationCommandAutocompleteCallbackRequestSchema,
  9: ModalInteractionCallbackRequestSchema,
};

/** Callback types by kind of interaction (receiving-and-responding.mdx, "Interaction Callback Type"). */
const ALLOWED: Readonly<Record<InteractionKind, readonly number[]>> = {
  command: [4, 5, 9],
  component: [4, 5, 6, 7, 9],
  autocomplete: [8],
};

export type JudgedCallback = { type: number; data: MessageBody; choices: Choice[] };

export function judgeCallback(raw: unknown, kind: InteractionKind): JudgedCallback {
  const type = isRecord(raw) ? raw['type'] : undefined;
  const schema = typeof type === 'number' ? SCHEMAS[type] : undefined;
  if (typeof type !== 'number' || schema === undefined || !ALLOWED[kind].includes(type)) {
    throw formError([notAChoice(['type'], ALLOWED[kind])]);
  }
  const body = isRecord(raw) ? { ...raw, data: trimTexts(raw['data']) } : raw;
  const hasMessage = type === 4 || type === 7;
  judgeBody(schema, body, hasMessage ? rulesAt('data', [...MESSAGE_RULES, answerFlags]) : []);
  const data = isRecord(body) && isRecord(body['data']) ? body['data'] : {};
  const message = vouched<MessageBody>(data);
  if (type === 4) notEmpty(message);
  const choices = type === 8 ? vouched<Choice[]>(data['choices'] ?? []) : [];
  return { type, data: message, choices };
}
