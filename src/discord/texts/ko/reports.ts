/** Owns what the operator's messages say around what happened, in Korean. */
import type { reports as english } from '../en-US/reports.ts';
import type { Translation } from '../translation.ts';

export const reports: Translation<'ko', typeof english> = {
  number: '보고 {id}',
  postName: 'Keypoint의 출처에 대하여',
};
