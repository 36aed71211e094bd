/** Owns one thing that somebody follows, with the menus and buttons that change it. */
import { ComponentType } from 'discord-api-types/v10';
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import { dangerButton, row, type Row, secondaryButton } from '../buttons.ts';
import type { DiscordContext } from '../context.ts';
import { howOption } from '../how-option.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { heatLevels, levelOf } from './heat-levels.ts';
import { followedLabel } from './label.ts';
import { MUTES } from './mutes.ts';
import { factsOf, restOf } from './rule-facts.ts';

/** What the menus and buttons do, as their custom ids say it. */
export type FollowedAction = 'show' | 'how' | 'heat' | 'mute' | 'unmute' | 'edit' | 'end';

/** With the revision that is shown: of two who change it at once the second is told. */
const idOf = (action: FollowedAction, { id, revision }: SubscriptionView) =>
  `followed:${action}:${id}:${revision}`;

/** @param said what has just been done to it */
export function followedPage(
  { taxonomy, alertBar, clock }: Pick<DiscordContext, 'taxonomy' | 'alertBar' | 'clock'>,
  { rule, texts, said = '' }: { rule: SubscriptionView; texts: Texts; said?: string },
): MessageBody {
  const facts = factsOf(rule, { texts, alertBar, isShort: false });
  const rest = restOf(rule, texts, clock.now());
  const isClosed = rule.place.kind === 'dm' && rule.paused !== null;
  const lines = [
    `**${followedLabel({ taxonomy, texts }, rule)}**`,
    ...facts.map((fact) => `- ${fact}`),
    ...(rest === '' ? [] : [`⏸️ ${rest}`]),
    ...(isClosed ? [`⚠️ ${texts('following.dmClosed')}`] : []),
  ];
  return {
    content: said,
    embeds: [{ description: lines.join('\n') }],
    components: [
      ...(rule.kind === 'mention' ? [] : [howMenu(rule, texts)]),
      heatMenu(rule, alertBar, texts),
      muteMenu(rule, texts),
      row(
        ...(rest === '' || (rule.pausedAt === null && rule.mutedUntil === null)
          ? []
          : [secondaryButton(texts('following.unmute'), idOf('unmute', rule))]),
        secondaryButton(texts('following.edit'), idOf('edit', rule)),
        dangerButton(texts('following.end'), idOf('end', rule)),
        secondaryButton(texts('following.back'), `following-page:${rule.id}`),
      ),
    ],
  };
}

function howMenu(rule: SubscriptionView, texts: Texts): Row {
  return row({
    type: ComponentType.StringSelect,
    custom_id: idOf('how', rule),
    placeholder: texts('following.placeholder.how'),
    options: howOption.choices.map(({ text, value }) => ({
      label: texts(text),
      value,
      default: value === rule.cadence,
    })),
  });
}

function heatMenu(rule: SubscriptionView, alertBar: number, texts: Texts): Row {
  const chosen = levelOf(rule.minHeat);
  const levels = heatLevels(alertBar, texts);
  const own = { value: chosen, label: texts('following.heatLevel.own', { heat: chosen }) };
  const isLevel = levels.some(({ value }) => value === chosen);
  return row({
    type: ComponentType.StringSelect,
    custom_id: idOf('heat', rule),
    placeholder: texts('following.placeholder.heat'),
    options: [...(isLevel ? [] : [own]), ...levels].map((level) => ({
      ...level,
      default: level.value === chosen,
    })),
  });
}

function muteMenu(rule: SubscriptionView, texts: Texts): Row {
  return row({
    type: ComponentType.StringSelect,
    custom_id: idOf('mute', rule),
    placeholder: texts('following.placeholder.mute'),
    options: MUTES.map(({ value, text }) => ({ label: texts(text), value })),
  });
}
