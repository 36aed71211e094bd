/** Owns what a test card says, and what is said of it, in Spanish. */
import type { tests as english } from '../en-US/tests.ts';
import type { Translation } from '../translation.ts';

export const tests: Translation<'es-ES', typeof english> = {
  message:
    '🧪 **Prueba**, pedida por {person}: así se ven aquí las tarjetas. No se ha avisado de nada.',
  title: 'Una tarjeta de prueba',
  noStory: 'Aún no hay ninguna noticia que mostrar de ejemplo.',
  postName: 'Prueba de alertas',
  rights: 'Mis permisos en {channel}:',
  forRole: '{right}, para avisar a {role}, que no todos pueden mencionar',
  posted: 'Publicada: {link}',
  notPosted: 'No se publicó ninguna tarjeta de prueba. {reason}',
};
