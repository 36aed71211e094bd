/** Owns what looking news up answers, in Portuguese. */
import type { news as english } from '../en-US/news.ts';
import type { Translation } from '../translation.ts';

export const news: Translation<'pt-BR', typeof english> = {
  newestOf: '{topic}: notícias mais recentes',
  olderOf: '{topic}: notícias anteriores',
  newestOfAll: 'Notícias mais recentes de todos os temas',
  nothingYet:
    'Ainda não há nada sobre **{topic}**. </subscribe> envia a primeira notícia assim que houver uma.',
  noStories: 'Ainda não há nenhuma notícia.',
  noOlder: 'Não há notícias anteriores.',
  topicGone: 'O tema desta lista não existe mais. </news topic> mostra os temas.',
  storyGone: 'Essa notícia não está mais aqui. </news topic> mostra as mais recentes.',
  relatedTo: 'Relacionado a: {title}',
  nothingRelated: 'Nenhuma outra notícia chega perto desta ainda.',
  olderOfAll: 'Notícias anteriores de todos os temas',
  bestOf: {
    one: '{topic}: notícias de maior repercussão, {count} dia',
    other: '{topic}: notícias de maior repercussão dos últimos {count} dias',
  },
  nothingOf: {
    one: 'Nada sobre **{topic}** há {count} dia.',
    other: 'Nada sobre **{topic}** nos últimos {count} dias.',
  },
  found: 'Busca: {text}',
  foundCount: { one: '{count} notícia encontrada', other: '{count} notícias encontradas' },
  foundMore: {
    one: 'O melhor do mais recente: {count} notícia; há também anteriores',
    other: 'O melhor do mais recente: {count} notícias; há também anteriores',
  },
  foundNothing: 'Nada encontrado para “{text}”.',
  searchHint:
    'Menos palavras encontram mais; aspas mantêm palavras juntas e um sinal de menos antes de uma palavra a exclui.',
  searchMeant: 'Você quis dizer uma destas?',
  trending: { one: 'Em alta: {count} dia', other: 'Em alta: os últimos {count} dias' },
  trendingOf: {
    one: '{topic}: em alta, {count} dia',
    other: '{topic}: em alta nos últimos {count} dias',
  },
  nothingTrends: { one: 'Nada há {count} dia.', other: 'Nada nos últimos {count} dias.' },
  trendingOrder: 'Por quantos veículos contam e quão recente é',
  pictureShows: {
    one: 'Repercussão por tema, {count} dia.',
    other:
      'Repercussão por tema em cada um dos últimos {count} dias, do mais antigo ao mais recente.',
  },
  quality: 'qualidade {quality}',
  leads: 'lidera a notícia',
  caughtUp: 'Tudo em dia: nada que não tenha sido enviado desde {when}.',
  missed: 'O que você perdeu',
  missedOfYours: 'Do que você segue e não foi enviado desde {when}, maior repercussão primeiro:',
  missedOfAll:
    'De todos os temas desde {when}, maior repercussão primeiro. </subscribe> limita ao que você segue.',
  nothingLikeIt:
    'Nada do que Keypoint leu chega perto desta mensagem. </news search> encontra notícias pelas palavras.',
  likeThis: 'Perto desta mensagem',
  unknownStory:
    'O Keypoint não leu isso. Digite um título e escolha na lista, ou experimente </news search>.',
};
