/** Owns what `/sources` says of itself while it is typed, in Spanish. */
import type { sources as english } from '../../en-US/commands/sources.ts';
import type { Translation } from '../../translation.ts';

export const sources: Translation<'es-ES', typeof english> = {
  description: 'Elegir lo que lee Keypoint (para quien lo administra)',
  list: { description: 'Mostrar las fuentes y cómo va su lectura' },
  show: { description: 'Mostrar una fuente y qué fue de sus últimas entradas' },
  add: { description: 'Leer un canal desde ahora: muestra lo que trae y pregunta' },
  test: { description: 'Mostrar lo que trae un canal y cómo se valoraría' },
  pause: { description: 'Dejar de leer una fuente hasta reanudarla' },
  resume: { description: 'Volver a leer una fuente' },
  remove: { description: 'Abandonar una fuente; lo que trajo se conserva' },
  state: {
    name: 'estado',
    description: 'Solo las que están en este estado',
    active: 'Activa',
    default: 'De la lista predeterminada',
    paused: 'En pausa',
    retired: 'Desaparecida',
    removed: 'Retirada',
    all: 'Todas',
  },
  source: { name: 'fuente', description: 'Su nombre, número o dirección' },
  address: { name: 'dirección', description: 'De un canal, o de una página que tenga uno' },
  topic: { name: 'tema', description: 'Un tema que reciben todos sus artículos' },
  authority: {
    name: 'autoridad',
    description: 'Puntos de calidad que recibe cada uno de sus artículos',
  },
  daily: {
    name: 'diario',
    description: 'Listar como mucho tantos artículos suyos al día: los mejores',
  },
  onlyNamed: { name: 'solo-nombrados', description: 'Listar solo artículos que nombran un tema' },
};
