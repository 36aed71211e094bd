/** Owns the links by which a server, or a person, takes Keypoint in. */
import { PermissionFlagsBits } from 'discord-api-types/v10';

/** What cards need, and to find a message again whose answer was lost; nothing else. */
const LEAST_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory;

const AUTHORIZE = 'https://discord.com/oauth2/authorize';

export type InviteLinks = {
  /** For whoever manages a server. */
  server: string;
  /** For a person who takes the readers' commands along. */
  person: string;
};

/** @see https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow */
export function inviteLinks(applicationId: string): InviteLinks {
  const link = (parameters: Record<string, string>) =>
    `${AUTHORIZE}?${new URLSearchParams({ client_id: applicationId, ...parameters }).toString()}`;
  return {
    server: link({
      scope: 'bot applications.commands',
      permissions: LEAST_PERMISSIONS.toString(),
      integration_type: '0',
    }),
    person: link({ scope: 'applications.commands', integration_type: '1' }),
  };
}
