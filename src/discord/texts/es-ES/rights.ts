/** Owns the names of rights, as the settings of Discord’s client show them, in Spanish. */
import type { rights as english } from '../en-US/rights.ts';
import type { Translation } from '../translation.ts';

export const rights: Translation<'es-ES', typeof english> = {
  viewChannel: 'Ver canal',
  sendMessages: 'Enviar mensajes',
  sendInThreads: 'Enviar mensajes en hilos',
  embedLinks: 'Insertar enlaces',
  manageChannels: 'Gestionar canales',
  mentionEveryone: 'Mencionar @everyone, @here y todos los roles',
};
