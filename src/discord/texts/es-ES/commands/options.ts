/** Owns what options that several commands share are called, in Spanish. */
import type { options as english } from '../../en-US/commands/options.ts';
import type { Translation } from '../../translation.ts';

export const options: Translation<'es-ES', typeof english> = {
  topic: {
    name: 'tema',
    description: 'Basta con empezar a escribir: visión artificial, robótica, ética…',
  },
  channel: {
    name: 'canal',
    description: 'Un canal de texto, de anuncios, de foro o multimedia, o un hilo',
  },
  how: {
    name: 'cómo',
    description: 'Cada noticia al momento (por defecto), o reunidas en un resumen',
    instant: 'Cada noticia al momento',
    daily: 'Resumen diario',
    weekly: 'Resumen semanal',
  },
  story: { name: 'noticia', description: 'Escribir su título o pegar su enlace' },
};
