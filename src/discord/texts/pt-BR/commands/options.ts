/** Owns what options that several commands share are called, in Portuguese. */
import type { options as english } from '../../en-US/commands/options.ts';
import type { Translation } from '../../translation.ts';

export const options: Translation<'pt-BR', typeof english> = {
  topic: { name: 'tema', description: 'Comece a digitar: visão computacional, robótica, ética…' },
  channel: {
    name: 'canal',
    description: 'Um canal de texto, de anúncios, de fórum ou de mídia, ou um tópico',
  },
  how: {
    name: 'como',
    description: 'Cada notícia na hora (o padrão), ou reunidas em um resumo',
    instant: 'Cada notícia na hora',
    daily: 'Resumo diário',
    weekly: 'Resumo semanal',
  },
  story: { name: 'notícia', description: 'Digite o título ou cole o link' },
};
