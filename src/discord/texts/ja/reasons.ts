/** Owns why a place takes no alerts, in Japanese. */
import type { reasons as english } from '../en-US/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<'ja', typeof english> = {
  deleted: 'チャンネルがありません。削除されたか、Keypointがサーバーから外されました。',
  channelDeleted: 'チャンネルが削除されました。</alerts add> で別の場所を選べます。',
  channelDeletedNamed: 'チャンネル「{name}」が削除されました。</alerts add> で別の場所を選べます。',
  threadDeleted: 'スレッドが削除されました。</alerts add> で別の場所を選べます。',
  threadDeletedNamed: 'スレッド「{name}」が削除されました。</alerts add> で別の場所を選べます。',
  noCards:
    'この種類のチャンネルにはカードを投稿できません。テキスト、アナウンス、フォーラムのチャンネル、またはスレッドを選んでください。',
  locked: 'スレッドがロックされています。ロックを解除するか、別のチャンネルを選んでください。',
  noTag:
    'このフォーラムは投稿にタグが必要ですが、Keypointが使えるタグがありません。誰でも使える「News」タグを追加するか、タグの必須設定を解除してください。',
  dmClosed: 'KeypointからのDMが受け取れない設定です。サーバーメンバーからのDMを許可してください。',
  noSharedServer: 'Keypointとこの人が共に参加しているサーバーがなくなりました。',
  accountGone: 'この人のアカウントはもうありません。',
  threadsFull:
    'サーバーのアクティブなスレッドがDiscordの上限に達しています。いくつかアーカイブしてから、ここで </alerts add> をもう一度実行してください。',
  announcementThreadsFull:
    'サーバーのアクティブなアナウンススレッドがDiscordの上限に達しています。いくつかアーカイブしてから、ここで </alerts add> をもう一度実行してください。',
  membersFull:
    'スレッドのメンバー数がDiscordの上限に達しています。別のスレッドを作り、そこで </alerts add> を実行してください。',
  unseen: 'Keypointはこのチャンネルを見られません。ロールに{rights}を許可してください。',
  mayNotPost: 'Keypointはこのチャンネルに投稿できません。ロールに{rights}を許可してください。',
  mayNotPostCards:
    'Keypointはこのチャンネルにカードを投稿できません。ロールに{rights}を許可してください。',
  cardLeftOut:
    'Discordがメッセージからカードを取り除きました。Keypointのロールに{rights}を許可してください。',
  quietHours: '静音時間が終わるまで待っています',
};
