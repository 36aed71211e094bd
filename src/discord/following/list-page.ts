/** Owns the list of what somebody follows: who pages there and back finds the place again. */
import { ComponentType } from 'discord-api-types/v10';
import {
  listSubscriptions,
  type SubscriptionView,
} from '../../subscriptions/list-subscriptions.ts';
import { row, type Row, secondaryButton } from '../buttons.ts';
import { DESCRIPTION_LIMIT } from '../cards/embed-limits.ts';
import { fitLines } from '../cards/fit-lines.ts';
import type { DiscordContext } from '../context.ts';
import { plainLine } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { followedLabel, plainLabel } from './label.ts';
import { factsOf, restOf } from './rule-facts.ts';

const PAGE_SIZE = 20;
const OPTION_LENGTH = 100;

export type Reader = { userId: string; texts: Texts };

/**
 * @param from the id of the first subscription to show (or of the next one, when it is gone)
 * @param said what has just been done
 */
export async function followingList(
  context: Pick<DiscordContext, 'db' | 'taxonomy' | 'alertBar' | 'clock'>,
  { userId, texts }: Reader,
  { from = 0, said = '' }: { from?: number; said?: string } = {},
): Promise<MessageBody> {
  const all = (await listSubscriptions(context, { userId })).toSorted((a, b) => a.id - b.id);
  if (all.length === 0) {
    return {
      content: [said, texts('following.none')].filter(Boolean).join('\n'),
      components: [row(...others(texts))],
    };
  }
  const found = all.findIndex(({ id }) => id >= from);
  const start = found < 0 ? Math.max(all.length - PAGE_SIZE, 0) : found;
  const shown = all.slice(start, start + PAGE_SIZE);
  const lines = shown.map(
    (rule, index) => `**${start + index + 1}.** ${lineOf(context, rule, texts)}`,
  );
  const isClosed = all.some(({ place, paused }) => place.kind === 'dm' && paused !== null);
  const closed = isClosed ? `⚠️ ${texts('following.dmClosed')}` : '';
  return {
    content: [said, closed].filter(Boolean).join('\n'),
    embeds: [
      {
        title: texts('following.title'),
        // Those that have no room left are in the menu alone.
        description: fitLines(lines, { limit: DESCRIPTION_LIMIT, most: PAGE_SIZE, texts }),
      },
    ],
    components: [
      menu(context, { shown, start, texts }),
      row(...turners(all, start, texts), ...others(texts)),
    ],
  };
}

function lineOf(
  { taxonomy, alertBar, clock }: Pick<DiscordContext, 'taxonomy' | 'alertBar' | 'clock'>,
  rule: SubscriptionView,
  texts: Texts,
): string {
  const facts = factsOf(rule, { texts, alertBar, isShort: true });
  const rest = restOf(rule, texts, clock.now());
  const label = followedLabel({ taxonomy, texts }, rule);
  return [[label, ...facts].join(' · '), ...(rest === '' ? [] : [`⏸️ ${rest}`])].join('\n');
}

function menu(
  { taxonomy }: Pick<DiscordContext, 'taxonomy'>,
  { shown, start, texts }: { shown: readonly SubscriptionView[]; start: number; texts: Texts },
): Row {
  return row({
    type: ComponentType.StringSelect,
    custom_id: 'followed:show',
    placeholder: texts('following.choose'),
    options: shown.map((rule, index) => ({
      label: plainLine(
        `${start + index + 1}. ${plainLabel({ taxonomy, texts }, rule)}`,
        OPTION_LENGTH,
      ),
      value: String(rule.id),
    })),
  });
}

function turners(all: readonly SubscriptionView[], start: number, texts: Texts) {
  const before = all[Math.max(start - PAGE_SIZE, 0)];
  const after = all[start + PAGE_SIZE];
  return [
    ...(start > 0 && before
      ? [secondaryButton(texts('common.previous'), `following-page:${before.id}`)]
      : []),
    ...(after ? [secondaryButton(texts('common.next'), `following-page:${after.id}`)] : []),
  ];
}

function others(texts: Texts) {
  return [
    secondaryButton(texts('following.settingsButton'), 'dm-settings:show'),
    secondaryButton(texts('following.storiesButton'), 'followed-stories:show'),
  ];
}
