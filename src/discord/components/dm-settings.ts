/** Owns the menus and buttons of the settings of somebody's direct messages. */
import type { Limits } from '../../subscriptions/set-limits.ts';
import type { DiscordContext } from '../context.ts';
import type { Component } from '../definition.ts';
import { changeOwnLimits } from '../following/own-limits.ts';
import { quietForm, zoneForm } from '../following/settings-forms.ts';
import { limitFrom, settingsPage } from '../following/settings-page.ts';
import type { ComponentPress } from '../interaction.ts';
import type { Reply } from '../reply.ts';
import { zonesLike } from '../zones.ts';

export const dmSettings: Component = {
  prefix: 'dm-settings',
  whenSlow: 'update',
  async run(context, press) {
    const { caller, texts, args } = press;
    const [action = ''] = args;
    const changes = changesOf(action, press);
    const limits = await changeOwnLimits(context, { userId: caller.userId, changes });
    if (action === 'zone') return { kind: 'form', form: zoneForm(texts, limits) };
    if (action === 'quiet') return { kind: 'form', form: quietForm(texts, limits) };
    return shown(context, press, limits);
  },
};

/** Nothing for what the menus do not offer. */
function changesOf(action: string, { values: [value = ''] }: ComponentPress): Partial<Limits> {
  switch (action) {
    case 'hour': {
      const digestHour = /^\d{1,2}$/.test(value) ? Number(value) : NaN;
      return digestHour <= 23 ? { digestHour } : {};
    }
    case 'limit': {
      const dailyLimit = limitFrom(value);
      return dailyLimit === undefined ? {} : { dailyLimit };
    }
    case 'zone-pick': {
      const [zone] = zonesLike(value);
      return zone === undefined ? {} : { zone };
    }
    default:
      return {};
  }
}

function shown(
  { clock }: DiscordContext,
  { texts, args: [action] }: ComponentPress,
  limits: Limits,
): Reply {
  const said = action === 'show' ? '' : texts('following.changed');
  return { kind: 'update', body: settingsPage({ limits, texts, now: clock.now(), said }) };
}
