/** Owns the names of rights, as the settings of Discord’s client show them, in French. */
import type { rights as english } from '../en-US/rights.ts';
import type { Translation } from '../translation.ts';

export const rights: Translation<'fr', typeof english> = {
  viewChannel: 'Voir le salon',
  sendMessages: 'Envoyer des messages',
  sendInThreads: 'Envoyer des messages dans les fils',
  embedLinks: 'Intégrer des liens',
  manageChannels: 'Gérer les salons',
  mentionEveryone: 'Mentionner @everyone, @here et tous les rôles',
};
