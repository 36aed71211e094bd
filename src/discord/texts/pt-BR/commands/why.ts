/** Owns what `/why` says of itself while it is typed, in Brazilian Portuguese. */
import type { why as english } from '../../en-US/commands/why.ts';
import type { Translation } from '../../translation.ts';

export const why: Translation<'pt-BR', typeof english> = {
  description: 'Por que uma notícia foi publicada aqui, ou por que não',
  channel: { name: 'canal', description: 'Outro canal deste servidor em vez deste' },
};
