/** Owns what the operator's messages say around what happened, in German. */
import type { reports as english } from '../en-US/reports.ts';
import type { Translation } from '../translation.ts';

export const reports: Translation<'de', typeof english> = {
  number: 'Bericht {id}',
  postName: 'Zu den Quellen von Keypoint',
};
