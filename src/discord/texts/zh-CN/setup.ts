/** Owns what `/setup` says, in Chinese. */
import type { setup as english } from '../en-US/setup.ts';
import type { Translation } from '../translation.ts';

export const setup: Translation<'zh-CN', typeof english> = {
  step: '设置，第 {step} 步，共 {steps} 步：{name}',
  steps: {
    channels: '频道',
    notices: '通知',
    language: '语言和时间',
    volume: '数量和方式',
    test: '测试',
    done: 'Keypoint 设置完成',
  },
  back: '返回',
  next: '下一步',
  stored: '已保存。',
  channels: {
    what: '哪个频道接收哪些主题？选择会立即保存；您可随时离开，再用 </setup> 继续。',
    none: '还没有频道接收提醒。',
    others: {
      other: '{count} 条含关键词的提醒',
    },
    mayNotMake: '若要让我创建频道，请给我的身份组 {right} 权限。',
    pick: '选择频道，再选主题…',
    makeNews: '创建 #news',
    makeEach: '每个主题创建一个频道',
    newsTopic: 'Keypoint 的 AI 与计算机视觉新闻',
    topicsOf: '{channel} 接收哪些主题？选中的会发到那里，其他的不发。',
    pickTopics: '主题…',
    newFor: '哪些主题要有自己的频道？一次最多 {most} 个。',
    allPosted: '每个主题都已有频道。',
    set: {
      other: '{channel} 接收 {count} 个主题。',
    },
    emptied: '{channel} 现在不接收任何主题。',
    full: '{channel} 无法再添加提醒；部分主题未添加。',
    made: '已创建：{channels}。',
    notMade: 'Discord 不允许我创建 #{name}。{reason}',
  },
  notices: {
    none: '某处提醒暂停时，会用私信告诉设置者。请选择一个频道，供不接收私信的人使用。',
    pick: '选择频道…',
  },
  language: {
    what: '卡片使用**{language}**。日期、免打扰时段和摘要以 **{zone}** 为准。',
    pick: '卡片语言…',
    pickZone: '时区…',
    otherZone: '其他时区…',
    formTitle: '时区',
    formLabel: '名称，或其代表城市',
  },
  volume: {
    what: {
      other: '适用于 {count} 条只按主题的提醒。含关键词的保持不变。',
    },
    noRules: '请先选择频道及其主题。',
    pick: '多少…',
    pickHow: '方式…',
    usual: '所有重要的：热度 {heat} 起',
    hot: '只要最大的：热度 {heat} 起',
    target: {
      other: '每个主题每天约 {count} 条',
    },
    changed: {
      other: '已更改 {count} 条提醒。',
    },
    same: '它们已经是这样了。',
  },
  test: {
    what: '现在可以发送卡片的地方；测试卡片会显示其外观。',
    pick: '在此发送测试卡片…',
    noChannels: '还没有频道接收提醒：请在第一步选择。',
  },
  done: {
    alerts: {
      other: '{count} 条提醒；接收提醒的频道：{channels} 个',
    },
    notices: '提醒暂停的通知：{channel}',
    noNotices: '提醒暂停的通知：仅私信',
    next: '接下来可以做的',
    list: '</alerts list> 查看所有提醒，可编辑、暂停或移除。',
    add: '</alerts add> 可添加含关键词、身份组提及或标签的提醒；</alerts preview> 可查看会发送什么。',
    limits: '</alerts limits> 设置频道的免打扰时段和每日上限。',
    members: '成员可用 </news topic> 查询，用 </subscribe> 以私信关注主题。',
  },
};
