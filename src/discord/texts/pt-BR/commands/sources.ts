/** Owns what `/sources` says of itself while it is typed, in Portuguese. */
import type { sources as english } from '../../en-US/commands/sources.ts';
import type { Translation } from '../../translation.ts';

export const sources: Translation<'pt-BR', typeof english> = {
  description: 'Escolher o que o Keypoint lê (para quem o administra)',
  list: { description: 'Mostrar as fontes e como vai a leitura de cada uma' },
  show: { description: 'Mostrar uma fonte e o que houve com suas entradas mais novas' },
  add: { description: 'Passar a ler um feed: mostra o que ele traz e pergunta' },
  test: { description: 'Mostrar o que um feed traz e como seria avaliado' },
  pause: { description: 'Deixar de ler uma fonte até que seja retomada' },
  resume: { description: 'Voltar a ler uma fonte' },
  remove: { description: 'Abandonar uma fonte; o que ela trouxe permanece' },
  state: {
    name: 'estado',
    description: 'Somente as que estão neste estado',
    active: 'Ativa',
    default: 'Da lista padrão',
    paused: 'Pausada',
    retired: 'Desativada de vez',
    removed: 'Removida',
    all: 'Todas',
  },
  source: { name: 'fonte', description: 'Nome, número ou endereço' },
  address: { name: 'endereço', description: 'De um feed, ou de uma página que tenha um' },
  topic: { name: 'tema', description: 'Um tema que todos os artigos dela recebem' },
  authority: { name: 'autoridade', description: 'Pontos de qualidade que cada artigo dela recebe' },
  daily: { name: 'por-dia', description: 'Listar no máximo tantos artigos por dia: os melhores' },
  onlyNamed: { name: 'só-nomeados', description: 'Listar somente artigos que citam um tema' },
};
