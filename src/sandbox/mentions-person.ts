/** Owns whether a message speaks to a person, as the client highlights it. Pure; the page's too. */
import type { APIMessage } from 'discord-api-types/v10';

/** By name, through one of the roles, or as everyone. */
export function mentionsPerson(
  message: Pick<APIMessage, 'mention_everyone' | 'mentions' | 'mention_roles'>,
  userId: string,
  roleIds: readonly string[],
): boolean {
  return (
    message.mention_everyone ||
    message.mentions.some(({ id }) => id === userId) ||
    message.mention_roles.some((id) => roleIds.includes(id))
  );
}
