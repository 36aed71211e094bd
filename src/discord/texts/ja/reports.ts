/** Owns what the operator's messages say around what happened, in Japanese. */
import type { reports as english } from '../en-US/reports.ts';
import type { Translation } from '../translation.ts';

export const reports: Translation<'ja', typeof english> = {
  number: 'レポート {id}',
  postName: 'Keypointの情報源について',
};
