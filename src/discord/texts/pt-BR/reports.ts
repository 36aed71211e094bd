/** Owns what the operator's messages say around what happened, in Portuguese. */
import type { reports as english } from '../en-US/reports.ts';
import type { Translation } from '../translation.ts';

export const reports: Translation<'pt-BR', typeof english> = {
  number: 'Relatório {id}',
  postName: 'Sobre as fontes do Keypoint',
};
