/** Owns what the log of a channel says, in Spanish. */
import type { log as english } from '../en-US/log.ts';
import type { Translation } from '../translation.ts';

export const log: Translation<'es-ES', typeof english> = {
  title: 'Qué fue de las alertas',
  nothing: 'Aún no ha llegado nada para {channel}.',
  noOlder: 'No hay nada anterior para {channel}.',
  newest: 'Lo más reciente',
  older: 'Anteriores',
  digest: {
    daily: { one: 'Resumen diario de 1 noticia', other: 'Resumen diario de {count} noticias' },
    weekly: { one: 'Resumen semanal de 1 noticia', other: 'Resumen semanal de {count} noticias' },
  },
  sent: 'enviada',
  waits: 'en camino',
  waitsUntil: 'en camino, próximo intento {when}',
  inDigest: 'en un resumen',
  forDigest: 'para el resumen que llega {when}',
  held: {
    paused: 'no enviada: el canal estaba cerrado',
    story: 'no enviada: la noticia se retiró o se unió a otra',
    volume: 'no enviada: se alcanzó el límite del día',
    flood: 'no enviada: llegaron demasiadas a la vez',
    age: 'no enviada: ya era demasiado antigua',
  },
  notSent: 'no enviada',
  failed: 'falló',
  because: '{what}: {reason}',
};
