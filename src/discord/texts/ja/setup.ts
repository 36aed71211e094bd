/** Owns what `/setup` says, in Japanese. */
import type { setup as english } from '../en-US/setup.ts';
import type { Translation } from '../translation.ts';

export const setup: Translation<'ja', typeof english> = {
  step: '設定 {step}/{steps}：{name}',
  steps: {
    channels: 'チャンネル',
    notices: 'お知らせ',
    language: '言語と時刻',
    volume: '量と届き方',
    test: 'テスト',
    done: 'Keypoint の設定ができました',
  },
  back: '戻る',
  next: '次へ',
  stored: '保存しました。',
  channels: {
    what: 'どのチャンネルにどのトピックを届けますか。選んだ内容はすぐに保存されます。いつでも中断でき、</setup> で続けられます。',
    none: '通知が届くチャンネルはまだありません。',
    others: {
      other: 'キーワードの通知{count}件',
    },
    mayNotMake: 'チャンネルを作成するには、私のロールに{right}を許可してください。',
    pick: 'チャンネルを選び、次にトピックを選ぶ…',
    makeNews: '#news を作成',
    makeEach: 'トピックごとにチャンネルを作成',
    newsTopic: 'Keypoint による AI とコンピュータビジョンのニュース',
    topicsOf: '{channel} にどのトピックを届けますか。選んだものだけが投稿されます。',
    pickTopics: 'トピック…',
    newFor: 'どのトピックに専用チャンネルを作りますか。一度に{most}個までです。',
    allPosted: 'すべてのトピックにすでにチャンネルがあります。',
    set: {
      other: '{channel} に{count}件のトピックが届きます。',
    },
    emptied: '{channel} に届くトピックはなくなりました。',
    full: '{channel} の通知が上限に達したため、一部のトピックは追加していません。',
    made: '作成しました：{channels}',
    notMade: 'Discord で #{name} を作成できませんでした。{reason}',
  },
  notices: {
    none: '通知がどこかで一時停止すると、設定した人に DM でお知らせします。DM を受け取らない人のためのチャンネルを選んでください。',
    pick: 'チャンネルを選ぶ…',
  },
  language: {
    what: 'カードの言語は**{language}**です。日付、静音時間、まとめは **{zone}** に従います。',
    pick: 'カードの言語…',
    pickZone: 'タイムゾーン…',
    otherZone: 'ほかのタイムゾーン…',
    formTitle: 'タイムゾーン',
    formLabel: '名前、または代表する都市',
  },
  volume: {
    what: {
      other: 'トピックだけの通知{count}件に適用します。キーワードのある通知は変わりません。',
    },
    noRules: '先にチャンネルとトピックを選んでください。',
    pick: 'どのくらい…',
    pickHow: '届き方…',
    usual: '重要なものすべて：注目度 {heat} 以上',
    hot: '大きなものだけ：注目度 {heat} 以上',
    target: {
      other: 'トピックごとに1日約{count}件',
    },
    changed: {
      other: '通知{count}件を変更しました。',
    },
    same: 'すでにこのとおりです。',
  },
  test: {
    what: '今カードを投稿できる場所です。テストカードで見た目を確認できます。',
    pick: 'テストカードの投稿先…',
    noChannels: '通知が届くチャンネルがまだありません。最初のステップで選んでください。',
  },
  done: {
    alerts: {
      other: '通知{count}件、通知が届くチャンネル：{channels}',
    },
    notices: '一時停止のお知らせ：{channel}',
    noNotices: '一時停止のお知らせ：DM のみ',
    next: '次にできること',
    list: '</alerts list> ですべての通知を表示し、編集・一時停止・削除できます。',
    add: '</alerts add> でキーワード、メンションするロール、タグ付きの通知を作れます。</alerts preview> で投稿内容を確認できます。',
    limits: '</alerts limits> でチャンネルの静音時間と1日の上限を設定できます。',
    members: 'メンバーは </news topic> で検索し、</subscribe> で DM でトピックをフォローできます。',
  },
};
