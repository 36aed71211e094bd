/** Owns what a story's card, and a line of a list, say beside the story itself, in Japanese. */
import type { card as english } from '../en-US/card.ts';
import type { Translation } from '../translation.ts';

export const card: Translation<'ja', typeof english> = {
  retractedOpening: '**撤回：** 発行元が{when}に取り下げました。',
  published: '公開：{when}',
  firstSeen: '初出：{when}',
  updated: '更新：{when}',
  by: '著者：{authors}',
  typeBy: '{type}・{authors}',
  moreAuthors: { other: '他{count}名' },
  manyAuthors: '他多数',
  coveredBy: '他の報道',
  takenBack: '取り下げ',
  authority: '信頼度 {authority}',
  heat: '注目度 {heat}',
  heatInLine: '注目度 {heat}',
  articles: { other: '記事{count}件' },
  moreOnIt: { other: '関連報道 他{count}件' },
  retracted: '撤回',
  type: {
    video: '🎬 動画',
    newsletter: '✉️ ニュースレター',
    podcast: '🎙️ ポッドキャスト',
    paper: '📄 論文',
  },
  read: '読む',
  abstract: '概要',
  pdf: 'PDF',
  code: 'コード',
  project: 'プロジェクト',
  related: '関連',
};
