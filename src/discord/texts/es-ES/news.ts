/** Owns what looking news up answers, in Spanish. */
import type { news as english } from '../en-US/news.ts';
import type { Translation } from '../translation.ts';

export const news: Translation<'es-ES', typeof english> = {
  newestOf: '{topic}: últimas noticias',
  olderOf: '{topic}: noticias anteriores',
  newestOfAll: 'Últimas noticias de todos los temas',
  nothingYet:
    'Aún no hay nada sobre **{topic}**. </subscribe> envía la primera noticia en cuanto la haya.',
  noStories: 'Todavía no hay ninguna noticia.',
  noOlder: 'No hay noticias anteriores.',
  topicGone: 'El tema de esta lista ya no existe. </news topic> muestra los temas.',
  storyGone: 'Esa noticia ya no está. </news topic> muestra las más recientes.',
  relatedTo: 'Relacionado con: {title}',
  nothingRelated: 'Ninguna otra noticia se le acerca todavía.',
  olderOfAll: 'Noticias anteriores de todos los temas',
  bestOf: {
    one: '{topic}: noticias con más repercusión del último día',
    other: '{topic}: noticias con más repercusión de los últimos {count} días',
  },
  nothingOf: {
    one: 'Nada sobre **{topic}** en el último día.',
    other: 'Nada sobre **{topic}** en los últimos {count} días.',
  },
  found: 'Búsqueda: {text}',
  foundCount: { one: '1 noticia encontrada', other: '{count} noticias encontradas' },
  foundMore: {
    one: 'Lo mejor de lo más reciente: 1 noticia; también las hay anteriores',
    other: 'Lo mejor de lo más reciente: {count} noticias; también las hay anteriores',
  },
  foundNothing: 'No se ha encontrado nada para «{text}».',
  searchHint:
    'Menos palabras encuentran más; las comillas mantienen juntas las palabras y un signo menos delante de una la excluye.',
  searchMeant: '¿Se refería a alguna de estas?',
  trending: { one: 'Tendencias: el último día', other: 'Tendencias: los últimos {count} días' },
  trendingOf: {
    one: '{topic}: tendencias del último día',
    other: '{topic}: tendencias de los últimos {count} días',
  },
  nothingTrends: { one: 'Nada en el último día.', other: 'Nada en los últimos {count} días.' },
  trendingOrder: 'Según cuántos medios lo cuentan y lo reciente que es',
  pictureShows: {
    one: 'Repercusión por tema del último día.',
    other: 'Repercusión por tema en cada uno de los últimos {count} días, primero el más antiguo.',
  },
  quality: 'calidad {quality}',
  leads: 'encabeza la noticia',
  caughtUp: 'Todo al día: nada sin enviar desde {when}.',
  missed: 'Lo que quedó por ver',
  missedOfYours:
    'De lo que sigue y no se le ha enviado desde {when}, primero lo de más repercusión:',
  missedOfAll:
    'De todos los temas desde {when}, primero lo de más repercusión. </subscribe> lo limita a lo que sigue.',
  nothingLikeIt:
    'Nada de lo que Keypoint ha leído se acerca a este mensaje. </news search> busca noticias por sus palabras.',
  likeThis: 'Cercano a este mensaje',
  unknownStory:
    'Keypoint no ha leído eso. Escribir un título y elegir de la lista, o probar </news search>.',
};
