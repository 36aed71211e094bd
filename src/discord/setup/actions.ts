/** Owns what each button and menu of `/setup` does: it stores what was chosen, and shows its step. */
import { ChannelType } from 'discord-api-types/v10';
import { UserError } from '../../lib/errors.ts';
import { isZone } from '../../lib/zoned-time.ts';
import { setGuildLocale, setGuildZone } from '../../subscriptions/guild-settings.ts';
import { setNoticeChannel } from '../../subscriptions/notice-channel.ts';
import { requirePostable } from '../alert-channel.ts';
import { row, secondaryButton } from '../buttons.ts';
import type { ComponentPress, PickedChannel } from '../interaction.ts';
import type { Reply } from '../reply.ts';
import { LANGUAGES } from '../texts/languages.ts';
import { makeEach, makeNews, setTopics } from './change-channels.ts';
import { newChannels, topicsMark, topicsNow, topicsOfChannel } from './channels-step.ts';
import { zoneForm } from './language-step.ts';
import { showStep } from './show-step.ts';
import { stepBody, STEPS, type SetupArgs, type StepName, type StepView } from './step.ts';
import { testChannels } from './test-step.ts';
import { changeAll, chosenHow, chosenVolume } from './volume-step.ts';

type Act = (args: SetupArgs, press: ComponentPress) => Promise<Reply>;

export const ACTIONS: Readonly<Record<string, Act>> = {
  async go(args, { args: [, to] }) {
    const step = STEPS.find((one) => one === to);
    if (!step) throw new UserError(args.texts('errors.oldButton'));
    return shown(args, step);
  },
  async channel(args, press) {
    const channel = pickedChannel(args, press);
    requirePostable(press, channel);
    return within(args, await topicsOfChannel(args, channel));
  },
  async topics(args, { args: [, id = '', type = '', seen, menu], values: slugs }) {
    const channel = { id, type: Number(type) || 0 };
    // What is not chosen is taken away: that is for who sees what there is.
    if (seen !== topicsMark(await topicsNow(args, id))) {
      const said = args.texts('following.changedMeanwhile');
      return within(args, await topicsOfChannel(args, channel), said);
    }
    const chosen = { channel, menu: Number(menu), slugs };
    return shown(args, 'channels', await setTopics(args, chosen));
  },
  async 'make-news'(args) {
    const channel = { id: await makeNews(args), type: ChannelType.GuildText };
    return within(args, await topicsOfChannel(args, channel));
  },
  'pick-new': async (args) => within(args, await newChannels(args)),
  'make-each': async (args, { values }) => shown(args, 'channels', await makeEach(args, values)),
  async notices(args, press) {
    const channel = pickedChannel(args, press);
    requirePostable(press, channel);
    const { context, guildId, texts } = args;
    await setNoticeChannel(context, { guildId, channelId: channel.id });
    return shown(args, 'notices', texts('setup.stored'));
  },
  async 'no-notices'(args) {
    await setNoticeChannel(args.context, { guildId: args.guildId, channelId: null });
    return shown(args, 'notices', args.texts('setup.stored'));
  },
  async language(args, { values: [value] }) {
    const locale = LANGUAGES.find((one) => one === value);
    if (!locale) throw new UserError(args.texts('errors.oldButton'));
    await setGuildLocale(args.context, { guildId: args.guildId, locale });
    return shown(args, 'language', args.texts('setup.stored'));
  },
  async zone(args, { values: [zone = ''] }) {
    if (!isZone(zone)) throw new UserError(args.texts('errors.pickZone'));
    await setGuildZone(args.context, { guildId: args.guildId, zone });
    return shown(args, 'language', args.texts('setup.stored'));
  },
  'zone-form': async ({ texts }) => ({ kind: 'form', form: zoneForm(texts) }),
  async volume(args, { values: [value = ''] }) {
    const bar = chosenVolume(args.texts, args.context.alertBar, value);
    if (!bar) throw new UserError(args.texts('errors.oldButton'));
    return shown(args, 'volume', await changeAll(args, bar));
  },
  async how(args, { values: [value = ''] }) {
    const how = chosenHow(value);
    if (!how) throw new UserError(args.texts('errors.oldButton'));
    return shown(args, 'volume', await changeAll(args, how));
  },
  test: async (args, { values }) => shown(args, 'test', await testChannels(args, values)),
};

async function shown(args: SetupArgs, step: StepName, said = ''): Promise<Reply> {
  return { kind: 'update', body: await showStep(args, step, said) };
}

/** A question within the first step: its buttons lead back to the step itself, or on. */
function within({ texts }: SetupArgs, view: StepView, said = ''): Reply {
  const body = stepBody(texts, 'channels', view, said);
  return { kind: 'update', body: { ...body, components: [...view.rows, backToChannels(texts)] } };
}

function backToChannels(texts: SetupArgs['texts']) {
  return row(secondaryButton(texts('setup.back'), 'setup:go:channels'));
}

/** @throws UserError when Discord did not say which */
function pickedChannel({ texts }: SetupArgs, { channels, values }: ComponentPress): PickedChannel {
  const channel = channels.get(values[0] ?? '');
  if (!channel) throw new UserError(texts('errors.pickChannel'));
  return channel;
}
