/** Owns what options that several commands share are called, in Japanese. */
import type { options as english } from '../../en-US/commands/options.ts';
import type { Translation } from '../../translation.ts';

export const options: Translation<'ja', typeof english> = {
  topic: {
    name: 'トピック',
    description: '入力を始めてください：コンピュータビジョン、ロボティクス、倫理…',
  },
  channel: {
    name: 'チャンネル',
    description: 'テキスト、アナウンス、フォーラム、メディアのチャンネル、またはスレッド',
  },
  how: {
    name: '届け方',
    description: 'ニュースごとにすぐ（既定）、またはまとめで',
    instant: 'ニュースごとにすぐ',
    daily: '毎日のまとめ',
    weekly: '毎週のまとめ',
  },
  story: { name: 'ニュース', description: '題名を入力するか、リンクを貼り付けます' },
};
