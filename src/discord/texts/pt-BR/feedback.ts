/** Owns what the buttons of a card answer that say what a person makes of its story, in Portuguese. */
import type { feedback as english } from '../en-US/feedback.ts';
import type { Translation } from '../translation.ts';

export const feedback: Translation<'pt-BR', typeof english> = {
  why: 'Por quê',
  follow: 'Seguir esta notícia',
  notForUs: 'Não é para nós',
  following:
    'Você segue esta notícia: o que for acrescentado chega por mensagem direta. Pressione de novo para parar.',
  unfollowed: 'Você não segue mais esta notícia.',
  dmClosed:
    'Você segue esta notícia, mas suas mensagens diretas estão fechadas para o Keypoint, então nada pode chegar. ' +
    'Permita mensagens diretas de um servidor em comum; ou siga o tema em um canal com </subscribe> e seja mencionado lá.',
  tooMany: 'Você já segue {most} notícias, que é o máximo. </subscriptions> mostra quais.',
  endedBefore: {
    one: '{count} notícia que você seguia terminou, porque nada podia chegar.',
    other: '{count} notícias que você seguia terminaram, porque nada podia chegar.',
  },
  voted: 'Anotado: não é para este canal. Pressione de novo para voltar atrás.',
  takenBack: 'Seu voto foi retirado.',
  channelsOnly: 'Isso só funciona em um canal de um servidor.',
  noAlerts: 'Este canal não recebe mais alertas, então não há limiar para subir.',
  reset: 'Os votos até agora não contam mais: {channel} volta ao próprio limiar.',
  resetBefore: 'Nenhum voto conta em {channel}: o limiar é o próprio.',
};
