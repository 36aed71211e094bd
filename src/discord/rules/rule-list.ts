/** Owns the list of a server's rules, page by page, and the menu that opens one of them. */
import { ComponentType } from 'discord-api-types/v10';
import {
  listSubscriptions,
  type SubscriptionView,
} from '../../subscriptions/list-subscriptions.ts';
import { row, type Row } from '../buttons.ts';
import { colorOf } from '../cards/colors.ts';
import { DESCRIPTION_LIMIT } from '../cards/embed-limits.ts';
import { fitLines } from '../cards/fit-lines.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../reply.ts';
import { turners } from '../lookups/turners.ts';
import type { Texts } from '../texts/texts-for.ts';
import { channelName } from './rule-option.ts';
import { ruleLabel, ruleText } from './rule-text.ts';

/** Of two or three lines each; those that have no room left are in the menu alone. */
const PAGE_SIZE = 8;
const LABEL_LENGTH = 100;

/**
 * Where a page stands: after or before a rule, which may be gone meanwhile. As it stands in custom
 * ids: `a12-345`, after rule 345 of place 12; empty is the first page.
 */
export type PageMark = string;

type Args = { guildId: string; texts: Texts; mark: PageMark };

export async function ruleList(
  context: DiscordContext,
  { guildId, texts, mark }: Args,
): Promise<MessageBody> {
  const all = (await listSubscriptions(context, { guildId })).toSorted(byPlace);
  if (all.length === 0) return { content: texts('subscriptions.noneOfServer') };
  const start = startOf(all, mark);
  const rules = all.slice(start, start + PAGE_SIZE);
  const lines = rules.map(
    (rule, index) => `**${start + index + 1}.** ${ruleText(context, texts, rule)}`,
  );
  const title = texts('subscriptions.server');
  const pages = Math.ceil(all.length / PAGE_SIZE);
  const page = Math.floor(start / PAGE_SIZE) + 1;
  return {
    embeds: [
      {
        title: pages > 1 ? texts('common.page', { title, page, pages }) : title,
        color: colorOf([]),
        description: fitLines(lines, { limit: DESCRIPTION_LIMIT, most: PAGE_SIZE, texts }),
      },
    ],
    components: [
      menu(context, { texts, start, mark: markAt(all, start) }, rules),
      ...turnersOf(texts, all, start),
    ],
  };
}

function byPlace(a: SubscriptionView, b: SubscriptionView): number {
  return a.destinationId - b.destinationId || a.id - b.id;
}

/** Begins a page so that each rule stands on one page only. */
function startOf(all: readonly SubscriptionView[], mark: PageMark): number {
  const [, place, id] = /^(\d{1,15})-(\d{1,15})$/.exec(mark) ?? [];
  if (place === undefined) return 0;
  const at = { destinationId: Number(place), id: Number(id) };
  const found = all.findIndex(
    (one) =>
      one.destinationId > at.destinationId ||
      (one.destinationId === at.destinationId && one.id >= at.id),
  );
  const index = found < 0 ? all.length - 1 : found;
  return Math.floor(index / PAGE_SIZE) * PAGE_SIZE;
}

function markAt(all: readonly SubscriptionView[], start: number): PageMark {
  const first = all[start];
  return first && start > 0 ? `${first.destinationId}-${first.id}` : '';
}

function menu(
  context: DiscordContext,
  { texts, start, mark }: { texts: Texts; start: number; mark: PageMark },
  rules: readonly SubscriptionView[],
): Row {
  const label = (rule: SubscriptionView, index: number) => {
    const limit = LABEL_LENGTH - 6;
    const name = ruleLabel(context, texts, rule, {
      channelName: channelName(context, rule),
      limit,
    });
    return `${start + index + 1}. ${name}`;
  };
  return row({
    type: ComponentType.StringSelect,
    custom_id: `alert-pick:${mark}`,
    placeholder: texts('rules.pick'),
    options: rules.map((rule, index) => ({ label: label(rule, index), value: String(rule.id) })),
  });
}

function turnersOf(texts: Texts, all: readonly SubscriptionView[], start: number): Row[] {
  const pageId = (way: 'previous' | 'next', to: number) => `alerts-page:${way}:${markAt(all, to)}`;
  const hasMore = start + PAGE_SIZE < all.length;
  return turners(
    {
      previous: start > 0 ? pageId('previous', start - PAGE_SIZE) : null,
      next: hasMore ? pageId('next', start + PAGE_SIZE) : null,
    },
    texts,
  );
}
