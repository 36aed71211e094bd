/** Owns what following topics answers, in Spanish. */
import type { subscriptions as english } from '../en-US/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<'es-ES', typeof english> = {
  server: 'Alertas de este servidor',
  inChannel: '{what} en {channel}',
  byDailyDigest: '{what} en el resumen diario',
  byWeeklyDigest: '{what} en el resumen semanal',
  paused: 'en pausa: {reason}',
  noneOfServer:
    'Ningún canal de este servidor recibe alertas todavía. </alerts add> elige un tema y un canal.',
  ended: 'Terminado: {what}.',
  endedBefore: 'Ya había terminado.',
  already: 'Ya se sigue {what}. </subscriptions> muestra todo lo que se sigue.',
  tooMany: 'Ya se siguen {most} cosas. Antes hay que dejar una: </subscriptions>',
  resumed:
    'Alertas reanudadas: vuelve a llegar {topic}, y lo más reciente de lo que estaba esperando.',
  nowInstant: '{topic} llega ahora noticia a noticia. Lo acumulado llega en un último resumen.',
  nowDigest:
    '{topic} llega ahora en un resumen, el próximo el {when}. Lo ya enviado se queda como está.',
  followed: 'Ahora se sigue {topic}.',
  firstOnItsWay: 'La noticia más reciente va de camino a los mensajes directos.',
  firstLater: 'La primera noticia llegará por mensaje directo en cuanto la haya.',
  othersInDigest: 'Las demás llegan en un resumen, el próximo el {when}.',
  allInDigest: 'Las noticias llegan en un resumen, el próximo el {when}.',
  whereToEnd: '</subscriptions> muestra lo que se sigue y permite dejarlo.',
};
