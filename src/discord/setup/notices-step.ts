/** Owns the second step of `/setup`: where the server is told of paused alerts. */
import { ComponentType, SelectMenuDefaultValueType } from 'discord-api-types/v10';
import { guildSettings } from '../../subscriptions/guild-settings.ts';
import { row, secondaryButton } from '../buttons.ts';
import { NOTICE_TYPES } from './channels-step.ts';
import type { SetupArgs, StepView } from './step.ts';

export async function noticesStep({ context, guildId, texts }: SetupArgs): Promise<StepView> {
  const { noticeChannelId } = await guildSettings(context, guildId);
  const isChosen = noticeChannelId !== null;
  return {
    description: isChosen
      ? texts('notices.told', { channel: `<#${noticeChannelId}>` })
      : texts('setup.notices.none'),
    rows: [
      row({
        type: ComponentType.ChannelSelect,
        custom_id: 'setup:notices',
        placeholder: texts('setup.notices.pick'),
        channel_types: [...NOTICE_TYPES],
        ...(isChosen
          ? { default_values: [{ id: noticeChannelId, type: SelectMenuDefaultValueType.Channel }] }
          : {}),
      }),
      ...(isChosen ? [row(secondaryButton(texts('notices.tellNone'), 'setup:no-notices'))] : []),
    ],
  };
}
