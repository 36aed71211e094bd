/** Owns what the operator's messages say around what happened, in Spanish. */
import type { reports as english } from '../en-US/reports.ts';
import type { Translation } from '../translation.ts';

export const reports: Translation<'es-ES', typeof english> = {
  number: 'Informe {id}',
  postName: 'Sobre las fuentes de Keypoint',
};
