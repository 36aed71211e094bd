/** Owns what is said of a server’s alerts as rules, in Japanese. */
import type { rules as english } from '../en-US/rules.ts';
import type { Translation } from '../translation.ts';

export const rules: Translation<'ja', typeof english> = {
  with: '{topic}（{keywords} を含む）',
  without: '{what}、{keywords} を除く',
  fromHeat: '注目度 {heat} 以上',
  fromHeatByVotes: '注目度 {heat} 以上（{bar} + 投票 {votes}）',
  perDay: {
    other: '1日約{count}件：{bar}',
  },
  how: {
    instant: 'すぐに',
    daily: '毎日のまとめ',
    weekly: '毎週のまとめ',
  },
  mentions: '{role} にメンション',
  mentionsFrom: '注目度 {heat} 以上で {role} にメンション',
  tagged: 'タグ：{tags}',
  pausedSince: '{when} に一時停止',
  mutedUntil: '{when} までミュート',
  closed: '今はそこに投稿できません。{reason}',
  pick: '変更する通知を選ぶ…',
  gone: 'この通知はもうありません。</alerts list> で今ある通知を確認できます。',
  unknown: '「{typed}」に当てはまる通知はありません。',
  pickOne: '一覧から選んでください。例：{rules}',
  eitherBar:
    '最低注目度か1日の目安のどちらか一方を指定してください。目安からは注目度が自動で決まります。',
  wholeNumber: '{least} から {most} までの整数を入力してください。',
  notEveryone: '通知で全員にメンションすることはできません。別のロールを選んでください。',
  noSuchRole: 'このロールはもうありません。別のロールを選んでください。',
  heatOfNoRole: 'メンションの注目度にはロールが必要です。ロールを選んでください。',
  roleNotMentioned:
    '{role} へのメンションはまだ届きません。ロールの設定で誰でもメンションできるようにするか、そのチャンネルで私のロールに{right}を許可してください。',
  tagsOfForum: 'タグはフォーラムとメディアチャンネルでのみ使えます。',
  noTags: '{channel} には私が使えるタグがありません。',
  unknownTag: 'このフォーラムに「{tag}」というタグはありません。あるのは {tags} です。',
  mostTags: '一つの投稿に付けられるタグは{most}個までです。',
  asksNothing: 'トピックかキーワードを指定してください。通知にはどちらかが必要です。',
  sameExists:
    'そのチャンネルには同じ内容の通知がもうあります。</alerts list> で両方を確認できます。',
  changed: '変更しました。',
  unchanged: 'すでにこのとおりです。',
  changedMeanwhile:
    'その間にほかの人がこの通知を変更したため、今回の変更は行いませんでした。現在の内容：',
  nextDigest: '次のまとめは {when} です。',
  editNow: '現在の内容を編集',
  paused: '一時停止しました。その間のニュースは後から届きません。',
  wasPaused: 'すでに一時停止中です。',
  resumed: '次のニュースから再開します。',
  notPaused: '一時停止していません。',
  do: {
    edit: '編集',
    pause: '一時停止',
    resume: '再開',
    preview: 'プレビュー',
    test: 'テストカード',
    remove: '削除',
  },
  resetVotes: '投票をリセット（+{votes}）',
  backToList: '一覧に戻る',
  previewTitle: '投稿したはずの最新のもの',
  previewBacklog: '条件に合う以前のニュース',
  wouldHave: {
    other: 'ここ{count}日間では{posts}件、1日約{rate}件を投稿したはずです。',
  },
  form: {
    title: '通知を編集',
    keywords: 'キーワード（どれか一つを含む）',
    without: '除外（どれも含まない）',
    bar: '最低注目度、または1日の件数',
    barHint: '80 は最低注目度、5/日 は1日約5件、空欄は通常の {bar}',
    day: '日',
    how: '届き方',
    role: 'メンションするロール',
    wrongBar:
      '`80` のような注目度か、`5/{day}` のような1日の件数を入力してください。空欄なら通常の注目度です。',
  },
  wouldHaveNone: {
    other: 'ここ{count}日間では何も投稿しなかったはずです。',
  },
};
