/** Owns what following topics answers, in Portuguese. */
import type { subscriptions as english } from '../en-US/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<'pt-BR', typeof english> = {
  server: 'Alertas deste servidor',
  inChannel: '{what} em {channel}',
  byDailyDigest: '{what} no resumo diário',
  byWeeklyDigest: '{what} no resumo semanal',
  paused: 'pausado: {reason}',
  noneOfServer:
    'Nenhum canal deste servidor recebe alertas ainda. </alerts add> escolhe um tema e um canal.',
  ended: 'Encerrado: {what}.',
  endedBefore: 'Já tinha sido encerrado.',
  already: 'Você já segue {what}. </subscriptions> mostra tudo o que você segue.',
  tooMany: 'Você já segue {most} coisas. Encerre uma primeiro: </subscriptions>',
  resumed:
    'Alertas retomados: você volta a receber {topic}, e o mais recente do que estava esperando.',
  nowInstant:
    'Agora você recebe {topic} notícia por notícia. O que se acumulou chega em um último resumo.',
  nowDigest:
    'Agora você recebe {topic} em um resumo, o próximo em {when}. O que já foi enviado fica como está.',
  followed: 'Agora você segue {topic}.',
  firstOnItsWay: 'A notícia mais recente está a caminho das suas mensagens diretas.',
  firstLater: 'A primeira notícia chega às suas mensagens diretas assim que houver uma.',
  othersInDigest: 'As outras chegam em um resumo, o próximo em {when}.',
  allInDigest: 'As notícias chegam em um resumo, o próximo em {when}.',
  whereToEnd: '</subscriptions> mostra o que você segue e permite encerrar.',
};
