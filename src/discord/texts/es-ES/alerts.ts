/** Owns what choosing a server's alerts answers, in Spanish. */
import type { alerts as english } from '../en-US/alerts.ts';
import type { Translation } from '../translation.ts';

export const alerts: Translation<'es-ES', typeof english> = {
  already: '{channel} ya recibe {what}. </alerts list> muestra todas las alertas.',
  resumed:
    'Alertas reanudadas: {channel} vuelve a recibir {topic}, y lo más reciente de lo que estaba esperando.',
  nowInstant:
    '{channel} recibe ahora {topic} noticia a noticia. Lo acumulado llega en un último resumen.',
  nowDigest:
    '{channel} recibe ahora {topic} en un resumen, el próximo el {when}. Lo ya enviado se queda como está.',
  added: '{channel} recibe ahora {topic}.',
  firstOnItsWay: 'La noticia más reciente va de camino.',
  firstLater: 'La primera noticia aparecerá allí en cuanto la haya.',
  tooMany: '{channel} ya tiene {most} alertas. Antes hay que eliminar una.',
  removed: '{channel} ya no recibe {topic}.',
  noAlertsYet: '{channel} aún no recibe alertas. </alerts add> las empieza.',
  limitsNow: 'Ahora, en {channel}:',
  limitsFromNow: 'Desde ahora, en {channel}:',
  anyNumber: 'cualquier número de alertas al día',
  atMost: {
    one: 'como máximo 1 alerta al día; las demás van al resumen o se omiten',
    other: 'como máximo {count} alertas al día; las demás van al resumen o se omiten',
  },
  noQuietHours: 'sin horas de silencio',
  quietHeld: 'horas de silencio de {from} a {to}: las alertas esperan a que terminen',
  quietSilent: 'horas de silencio de {from} a {to}: las alertas llegan sin sonido',
  digestsAt: 'resúmenes a las {time}, si los hay',
  zone: 'las horas y los días son los de {zone}',
};
