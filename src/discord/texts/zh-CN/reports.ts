/** Owns what the operator's messages say around what happened, in Chinese. */
import type { reports as english } from '../en-US/reports.ts';
import type { Translation } from '../translation.ts';

export const reports: Translation<'zh-CN', typeof english> = {
  number: '报告 {id}',
  postName: '关于 Keypoint 的来源',
};
