/** Owns the list of subscriptions of a person or of a server, with the menu that ends them. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
} from 'discord-api-types/v10';
import { listSubscriptions, type SubscriptionView } from '../subscriptions/list-subscriptions.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import type { DiscordContext } from './context.ts';
import { withCadence } from './how-option.ts';
import type { Caller } from './interaction.ts';
import { requireManageServer } from './manage-server.ts';
import { escapeText, plainLine } from './markup.ts';
import type { MessageBody } from './reply.ts';
import { slugLabel } from './topic-option.ts';

/** Whose subscriptions: the person's own, or those of the server's channels. */
export type Scope = 'mine' | 'server';

/** A select menu's limit of options, so also a page's. */
const PAGE_SIZE = 25;
const LABEL_LIMIT = 100;
/** Keeps 25 lines of an embed's description well within 4,096. */
const LINE_TEXT = 60;

export function scopeOf(text: string | undefined): Scope {
  return text === 'server' ? 'server' : 'mine';
}

/** @throws UserError when the server's list is asked for by someone who may not manage it. */
export function ownerOf(scope: Scope, caller: Caller): { userId: string } | { guildId: string } {
  return scope === 'mine' ? { userId: caller.userId } : { guildId: requireManageServer(caller) };
}

export async function subscriptionList(
  { db, taxonomy }: Pick<DiscordContext, 'db' | 'taxonomy'>,
  { scope, caller, page }: { scope: Scope; caller: Caller; page: number },
): Promise<MessageBody> {
  const all = await listSubscriptions({ db }, ownerOf(scope, caller));
  if (all.length === 0) return { content: emptySentence(scope) };
  const pages = Math.ceil(all.length / PAGE_SIZE);
  const shown = Math.min(Math.max(page, 0), pages - 1);
  const start = shown * PAGE_SIZE;
  const numbered = all
    .slice(start, start + PAGE_SIZE)
    .map((subscription, index) => ({ subscription, number: start + index + 1 }));
  const lines = numbered.map((entry) => line(taxonomy, entry));
  const title = scope === 'mine' ? 'What you follow' : 'Alerts of this server';
  const where = pages > 1 ? `${title} (page ${shown + 1} of ${pages})` : title;
  return {
    embeds: [{ title: where, description: lines.join('\n') }],
    components: [menu(scope, shown, taxonomy, numbered), ...turners(scope, shown, pages)],
  };
}

type Numbered = { subscription: SubscriptionView; number: number };

function line(taxonomy: Taxonomy, { subscription, number }: Numbered): string {
  const { topic, cadence, place, paused } = subscription;
  const label = withCadence(escapeText(slugLabel(taxonomy, topic), LINE_TEXT), cadence);
  const where = place.kind === 'channel' ? ` in <#${place.discordId}>` : '';
  const why = paused === null ? '' : `\n   paused: ${escapeText(paused, LINE_TEXT)}`;
  return `**${number}.** ${label}${where}${why}`;
}

function menu(
  scope: Scope,
  page: number,
  taxonomy: Taxonomy,
  numbered: readonly Numbered[],
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: `unfollow:${scope}:${page}`,
        placeholder: scope === 'mine' ? 'Stop following …' : 'Remove an alert …',
        min_values: 1,
        max_values: numbered.length,
        options: numbered.map(({ subscription, number }) => ({
          label: plainLine(`${number}. ${slugLabel(taxonomy, subscription.topic)}`, LABEL_LIMIT),
          value: String(subscription.id),
        })),
      },
    ],
  };
}

function turners(
  scope: Scope,
  page: number,
  pages: number,
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const turner = (label: string, to: number) => ({
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    label,
    custom_id: `following:${scope}:${to}`,
  });
  const buttons = [
    ...(page > 0 ? [turner('Previous', page - 1)] : []),
    ...(page < pages - 1 ? [turner('Next', page + 1)] : []),
  ];
  return buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons }];
}

function emptySentence(scope: Scope): string {
  return scope === 'mine'
    ? 'You follow nothing yet. `/subscribe` sends a topic’s stories to your direct messages.'
    : 'No channel of this server gets alerts yet. `/alerts add` chooses a topic and a channel.';
}
