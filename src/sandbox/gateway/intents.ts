/** Owns which intents exist and which events each one lets through. */
import type { CloseReason } from './packets.ts';

export const INTENTS = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  directMessageTyping: 1 << 14,
  messageContent: 1 << 15,
} as const;

/** Every bit that Discord has given a meaning (events/gateway.mdx, "List of Intents"). */
const KNOWN = 0b11_0011_0001_1111_1111_1111_1111;
const PRIVILEGED = INTENTS.guildMembers | INTENTS.guildPresences | INTENTS.messageContent;

/** Why IDENTIFY may not ask for these intents, if so: they do not exist, or need approval. */
export function refusalOf(intents: unknown, mayUsePrivileged: boolean): CloseReason | undefined {
  if (typeof intents !== 'number' || !Number.isInteger(intents) || intents < 0)
    return 'invalidIntents';
  if ((intents & ~KNOWN) !== 0 || intents > KNOWN) return 'invalidIntents';
  return !mayUsePrivileged && (intents & PRIVILEGED) !== 0 ? 'disallowedIntents' : undefined;
}
