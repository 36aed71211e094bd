/** Owns the names of rights, as the settings of Discord’s client show them, in Portuguese. */
import type { rights as english } from '../en-US/rights.ts';
import type { Translation } from '../translation.ts';

export const rights: Translation<'pt-BR', typeof english> = {
  viewChannel: 'Ver canal',
  sendMessages: 'Enviar mensagens',
  sendInThreads: 'Enviar mensagens em tópicos',
  embedLinks: 'Inserir links',
  manageChannels: 'Gerenciar canais',
  mentionEveryone: 'Mencionar @everyone, @here e todos os cargos',
};
