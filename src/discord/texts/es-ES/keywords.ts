/** Owns what is said of keywords that cannot be, in Spanish. */
import type { keywords as english } from '../en-US/keywords.ts';
import type { Translation } from '../translation.ts';

export const keywords: Translation<'es-ES', typeof english> = {
  tooMany: 'Como máximo {most} palabras clave.',
  tooManyPatterns: 'Como máximo {most} patrones (`/…/`): tardan mucho.',
  tooLong: '«{keyword}» es demasiado larga: una palabra clave tiene como máximo {most} caracteres.',
  tooMuch: 'Son demasiadas letras en total. Usar menos palabras clave, o más cortas.',
  noLetter: '«{keyword}» no tiene ninguna letra ni cifra.',
  unclosed: '{keyword} empieza con comillas o barra que no se cierran.',
  badPattern: 'El patrón {keyword} no se puede leer en el carácter {at}: {reason}',
  largePattern: 'El patrón {keyword} es demasiado grande.',
  emptyPattern: 'El patrón {keyword} se encuentra en cualquier texto.',
};
