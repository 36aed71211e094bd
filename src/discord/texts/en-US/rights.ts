/** Owns the names of rights, as the settings of Discord's English client show them. */
export const rights = {
  viewChannel: 'View Channel',
  sendMessages: 'Send Messages',
  sendInThreads: 'Send Messages in Threads',
  embedLinks: 'Embed Links',
  manageChannels: 'Manage Channels',
  mentionEveryone: 'Mention @everyone, @here and All Roles',
} as const;
