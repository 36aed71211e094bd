/** Owns the names of rights, as the settings of Discord’s client show them, in German. */
import type { rights as english } from '../en-US/rights.ts';
import type { Translation } from '../translation.ts';

export const rights: Translation<'de', typeof english> = {
  viewChannel: 'Kanal anzeigen',
  sendMessages: 'Nachrichten senden',
  sendInThreads: 'Nachrichten in Threads senden',
  embedLinks: 'Links einbetten',
  manageChannels: 'Kanäle verwalten',
  mentionEveryone: '@everyone, @here und alle Rollen erwähnen',
};
