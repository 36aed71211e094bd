/** Owns the list of REST routes: a new family is one line here. */
import { applicationRoutes } from './applications.ts';
import { channelRoutes } from './channels.ts';
import { commandPermissionRoutes } from './command-permissions.ts';
import { commandRoutes } from './commands.ts';
import { gatewayRoutes } from './gateway.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { memberRoutes } from './members.ts';
import { messageRoutes } from './messages.ts';
import type { Route } from './route.ts';
import { threadMemberRoutes } from './thread-members.ts';
import { threadRoutes } from './threads.ts';
import { userRoutes } from './users.ts';

export const ROUTES: readonly Route[] = [
  ...gatewayRoutes,
  ...userRoutes,
  ...applicationRoutes,
  // Before the commands themselves, where `permissions` would be an id.
  ...commandPermissionRoutes,
  ...commandRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...threadMemberRoutes,
  ...guildRoutes,
  ...memberRoutes,
  ...interactionRoutes,
];
