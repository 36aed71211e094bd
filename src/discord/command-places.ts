/** Owns where commands are offered: readers take theirs along, who manages a server does so there. */
import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';

/** Of whoever reads: also with the app installed for oneself, wherever one is. */
export const FOR_READERS = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};
