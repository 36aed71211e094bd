/** Owns what `/subscribe` says of itself while it is typed, in Spanish. */
import type { subscribe as english } from '../../en-US/commands/subscribe.ts';
import type { Translation } from '../../translation.ts';

export const subscribe: Translation<'es-ES', typeof english> = {
  description: 'Seguir un tema o palabras clave, por mensaje directo o con una mención aquí',
  keywords: {
    name: 'palabras',
    description: 'Palabras o frases, separadas por comas; basta con que aparezca una',
  },
  without: {
    name: 'sin',
    description: 'Palabras o frases que ninguna noticia debe contener',
  },
  where: {
    name: 'dónde',
    description: 'Por mensaje directo (por defecto), o con una mención en este canal',
    dm: 'Mis mensajes directos',
    here: 'Aquí: mencionarme en las alertas de este canal',
  },
  heat: {
    name: 'repercusión',
    description: 'La repercusión mínima de una noticia; sin ella, la habitual',
  },
};
