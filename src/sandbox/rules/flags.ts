/** Owns which message flags an application may set. */
import { FLAGS, type MessageBody } from '../messages/message-body.ts';
import type { FieldError } from '../wire/discord-error.ts';

const ON_CREATE =
  FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.voiceMessage | FLAGS.componentsV2;
const ON_ANSWER = ON_CREATE | FLAGS.ephemeral;

/** Flags of Create Message (message.mdx: "only … can be set"). */
export const createFlags = (body: MessageBody): FieldError[] => onlyFlags(body, ON_CREATE);

/** Flags of interaction answers, which may be for one person. */
export const answerFlags = (body: MessageBody): FieldError[] => onlyFlags(body, ON_ANSWER);

function onlyFlags({ flags }: MessageBody, allowed: number): FieldError[] {
  if (((flags ?? 0) & ~allowed) === 0) return [];
  const message = `Invalid flags. Only the bits of ${allowed} can be set.`;
  return [{ path: ['flags'], code: 'MESSAGE_FLAGS_INVALID', message }];
}
