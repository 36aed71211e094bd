/** Owns what the log of a channel says, in Portuguese. */
import type { log as english } from '../en-US/log.ts';
import type { Translation } from '../translation.ts';

export const log: Translation<'pt-BR', typeof english> = {
  title: 'O que aconteceu com os alertas',
  nothing: 'Ainda não chegou nada para {channel}.',
  noOlder: 'Não há nada mais antigo para {channel}.',
  newest: 'Mais recentes',
  older: 'Anteriores',
  digest: {
    daily: { one: 'Resumo diário de {count} notícia', other: 'Resumo diário de {count} notícias' },
    weekly: {
      one: 'Resumo semanal de {count} notícia',
      other: 'Resumo semanal de {count} notícias',
    },
  },
  sent: 'enviado',
  waits: 'a caminho',
  waitsUntil: 'a caminho, próxima tentativa {when}',
  inDigest: 'em um resumo',
  forDigest: 'para o resumo que chega {when}',
  held: {
    paused: 'não enviado: o canal estava fechado',
    story: 'não enviado: a notícia foi retirada ou unida a outra',
    volume: 'não enviado: o limite do dia foi atingido',
    flood: 'não enviado: chegaram muitas ao mesmo tempo',
    age: 'não enviado: já era antiga demais',
  },
  notSent: 'não enviado',
  failed: 'falhou',
  because: '{what}: {reason}',
};
