/** Owns what `/privacy` answers, in Chinese. */
import type { privacy as english } from '../en-US/privacy.ts';
import type { Translation } from '../translation.ts';

export const privacy: Translation<'zh-CN', typeof english> = {
  title: 'Keypoint 保存的您的信息',
  intro: '您的 Discord ID，以及下列内容和原因。不保存您的名字、消息或查询内容。',
  follows: '**您关注的内容及位置**：用于发送。',
  settings: '**私信设置**（时区、时间、上限、语言）：按您的意愿发送。',
  sent: '**发给您的新闻**及其消息 ID：避免重复，并能更正已发送的消息。',
  stories: '**您关注的单条新闻**：用于告知后续进展。',
  votes: '**您的“不适合我们”投票**：确保每票只计一次。',
  caughtUp: '**您上次补看到的时间**：用于从那里继续。',
  made: '**您在服务器中设置的提醒及相关通知**：暂停时告知您。',
  count: '{what}目前：{number}。',
  end: '</privacy export> 以文件形式提供全部内容，</privacy forget> 将其删除。运营者的备份会保留到被替换为止。',
  exported: 'Keypoint 保存的您的全部信息（JSON）。',
  ask: '这将结束您的全部关注，并删除所有保存的信息：关注、单条新闻、投票、设置以及发送记录。已有消息会保留；您为服务器设置的提醒会继续，但不再与您关联。此操作无法撤销。',
  forgetButton: '全部删除',
  keepButton: '保留',
  kept: '没有删除任何内容。',
  forgotten: '完成：不再保存您的任何信息。',
};
