/** Owns what a test card says, and what is said of it, in Japanese. */
import type { tests as english } from '../en-US/tests.ts';
import type { Translation } from '../translation.ts';

export const tests: Translation<'ja', typeof english> = {
  message:
    '🧪 **テスト**（{person} が依頼）：ここではカードがこのように表示されます。通知は送っていません。',
  title: 'テストカード',
  noStory: '例として表示できるニュースはまだありません。',
  postName: '通知のテスト',
  rights: '{channel} での私の権限：',
  forRole: '{right}（誰でもメンションできるわけではない {role} に必要）',
  posted: '投稿しました：{link}',
  notPosted: 'テストカードは投稿できませんでした。{reason}',
};
