/** Owns what the buttons of a card answer that say what a person makes of its story, in Spanish. */
import type { feedback as english } from '../en-US/feedback.ts';
import type { Translation } from '../translation.ts';

export const feedback: Translation<'es-ES', typeof english> = {
  why: 'Por qué',
  follow: 'Seguir esta noticia',
  notForUs: 'No es para este canal',
  following:
    'Se sigue esta noticia: lo que se le añada llega por mensaje directo. Al pulsar otra vez se deja de seguir.',
  unfollowed: 'Ya no se sigue esta noticia.',
  dmClosed:
    'Se sigue esta noticia, pero los mensajes directos están cerrados para Keypoint, así que no puede llegar nada. ' +
    'Hay que permitir mensajes directos de un servidor en común; o seguir su tema en un canal con </subscribe> y recibir ahí una mención.',
  tooMany: 'Ya se siguen {most} noticias, que es el máximo. </subscriptions> las muestra.',
  endedBefore: {
    one: '1 noticia ya no se sigue, porque no podía llegar nada.',
    other: '{count} noticias ya no se siguen, porque no podía llegar nada.',
  },
  voted: 'Anotado: no es para este canal. Al pulsar otra vez se retira.',
  takenBack: 'El voto se ha retirado.',
  channelsOnly: 'Esto solo funciona en un canal de un servidor.',
  noAlerts: 'Este canal ya no recibe alertas, así que no tiene umbral que subir.',
  reset: 'Los votos hasta ahora ya no cuentan: {channel} vuelve a su propio umbral.',
  resetBefore: 'En {channel} no cuenta ningún voto: su umbral es el propio.',
};
