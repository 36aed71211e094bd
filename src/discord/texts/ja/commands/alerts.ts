/** Owns what `/alerts` says of itself while it is typed, in Japanese. */
import type { alerts as english } from '../../en-US/commands/alerts.ts';
import type { Translation } from '../../translation.ts';

export const alerts: Translation<'ja', typeof english> = {
  description: 'どのトピックをどのチャンネルに投稿するかを選びます',
  add: {
    description: 'トピックやキーワードのニュースをチャンネルに投稿します',
  },
  list: {
    description: 'このサーバーの通知を表示し、編集・一時停止・削除します',
  },
  edit: {
    description: 'オプションで通知を変更します（- で空に）。指定がなければフォームを開きます',
  },
  remove: {
    description: '通知を削除します',
  },
  pause: {
    description: '再開するまで通知を一時停止します',
  },
  resume: {
    description: '一時停止した通知を再開します',
  },
  preview: {
    description: '通知がここ数週間で投稿したはずのものを確認します',
  },
  test: {
    description: 'チャンネルにテストカードを投稿し、足りない権限を確認します',
  },
  log: {
    description: 'チャンネルに投稿されたもの、されなかったものと理由を確認します',
  },
  alert: {
    name: '通知',
    description: 'トピック、キーワード、チャンネルを入力してください',
  },
  keywords: {
    name: 'キーワード',
    description: 'どれか一つを含むニュース：gaussian splatting, robot*, /3d ?gs/',
  },
  without: {
    name: '除外',
    description: 'これらの語を含むニュースを除きます',
  },
  heat: {
    name: '注目度',
    description: 'ニュースの最低注目度',
  },
  dailyTarget: {
    name: '一日の目安',
    description: '1日のおおよその件数。注目度は自動で決まります',
  },
  role: {
    name: 'ロール',
    description: 'メンションするロール',
  },
  roleHeat: {
    name: 'ロールの注目度',
    description: 'この注目度以上でのみロールにメンションします',
  },
  tags: {
    name: 'タグ',
    description: 'フォーラムの投稿に付けるタグ（トピックのタグに加えて）',
  },
  limits: {
    description: 'チャンネルの1日の通知数や静音時間を設定、または確認します',
    daily: { name: '一日の上限', description: '1日の通知の上限。0で制限なし' },
    quiet: { name: '静音時間', description: '22:00-07:00 のような静音時間、または off' },
    mode: {
      name: 'モード',
      description: '静音時間中の通知の扱い',
      hold: '終わるまで通知を保留する',
      silent: '音なしで投稿する',
    },
    zone: { name: 'タイムゾーン', description: '日付と時刻のタイムゾーン' },
    digestHour: { name: 'まとめの時刻', description: 'まとめが届く時刻' },
  },
  notices: {
    description: '通知の一時停止を知らせる場所を選ぶ、または確認します',
    channel: {
      name: 'チャンネル',
      description: 'このサーバーのテキストチャンネルかアナウンスチャンネル',
    },
  },
};
