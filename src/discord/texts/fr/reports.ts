/** Owns what the operator's messages say around what happened, in French. */
import type { reports as english } from '../en-US/reports.ts';
import type { Translation } from '../translation.ts';

export const reports: Translation<'fr', typeof english> = {
  number: 'Rapport {id}',
  postName: 'À propos des sources de Keypoint',
};
