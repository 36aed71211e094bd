/** Owns what `/sources` says of itself while it is typed, in Japanese. */
import type { sources as english } from '../../en-US/commands/sources.ts';
import type { Translation } from '../../translation.ts';

export const sources: Translation<'ja', typeof english> = {
  description: 'Keypoint が読むものを選びます（運営者用）',
  list: { description: 'ソースの一覧と読み取りの状況を表示します' },
  show: { description: 'ソースと、その最新記事がどうなったかを表示します' },
  add: { description: 'フィードの購読を追加します（内容を表示して確認します）' },
  test: { description: 'フィードの内容と、その評価を表示します' },
  pause: { description: '再開するまでソースを読まないようにします' },
  resume: { description: 'ソースをふたたび読みます' },
  remove: { description: 'ソースを外します（これまでの記事は残ります）' },
  state: {
    name: '状態',
    description: 'この状態のものだけ',
    active: '有効',
    default: '既定のリスト',
    paused: '一時停止中',
    retired: '配信終了',
    removed: '削除済み',
    all: 'すべて',
  },
  source: { name: 'ソース', description: '名前、番号、またはアドレス' },
  address: { name: 'アドレス', description: 'フィード、またはフィードのあるページ' },
  topic: { name: 'トピック', description: 'すべての記事に付けるトピック' },
  authority: { name: '信頼度', description: '各記事に加える品質の点数' },
  daily: { name: '一日', description: '一日に載せる記事の上限（良いものから）' },
  onlyNamed: { name: 'トピック明示のみ', description: 'トピックに触れた記事だけを載せます' },
};
