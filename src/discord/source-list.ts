/** Owns a page of the sources as who runs Keypoint sees them, and the buttons that turn it. */
import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord-api-types/v10';
import { listSources, type SourceView } from '../sources/manage/list-sources.ts';
import { sourceStates } from '../sources/source-states.ts';
import type { SourceState } from '../sources/tables.ts';
import type { DiscordContext } from './context.ts';
import { escapeText, timestamp } from './markup.ts';
import type { MessageBody } from './reply.ts';
import { nameIn } from './source-option.ts';
import type { Texts } from './texts/texts-for.ts';

const PAGE_SIZE = 10;
/** Keep ten sources of two lines well within an embed's 4,096. */
const NAME_LENGTH = 60;
const FAILURE_LENGTH = 150;

export type ListedState = SourceState | 'all' | null;

export function listedState(text: string): ListedState {
  return text === 'all' ? text : (sourceStates.find((state) => state === text) ?? null);
}

/** Which of the sources, by number: those after one, or the last ones before it. */
export type SourceTurn = { side: 'after' | 'before'; id: number };

type PageArgs = { state: ListedState; readsDefaults: boolean; texts: Texts; turn: SourceTurn };

/** @returns null when there is none on that side */
export async function sourceListPage(
  { db }: Pick<DiscordContext, 'db'>,
  { state, readsDefaults, texts, turn }: PageArgs,
): Promise<MessageBody | null> {
  const all = await listSources({ db }, { state, readsDefaults });
  const page = pageOf(all, turn);
  const [first, last] = [page.at(0), page.at(-1)];
  if (!first || !last) return null;
  const isUnread = !readsDefaults && page.some((source) => source.state === 'default');
  const description = page.map((source) => lines(source, texts)).join('\n');
  const button = (label: string, { side, id }: SourceTurn): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: `sources:${state ?? ''}:${side}:${id}`,
  });
  const buttons = [
    ...(all.some(({ id }) => id < first.id)
      ? [button(texts('common.previous'), { side: 'before', id: first.id })]
      : []),
    ...(all.some(({ id }) => id > last.id)
      ? [button(texts('common.next'), { side: 'after', id: last.id })]
      : []),
  ];
  const title =
    state === null
      ? texts('sources.title')
      : texts('sources.titleOf', { state: texts(`sources.${state}`) });
  return {
    content: isUnread ? texts('sources.defaultsUnread') : '',
    embeds: [{ title: `${title} (${all.length})`, description }],
    components:
      buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons }],
  };
}

function pageOf(all: readonly SourceView[], { side, id }: SourceTurn): readonly SourceView[] {
  return side === 'after'
    ? all.filter((source) => source.id > id).slice(0, PAGE_SIZE)
    : all.filter((source) => source.id < id).slice(-PAGE_SIZE);
}

function lines(source: SourceView, texts: Texts): string {
  const { id, state, polling } = source;
  const name = escapeText(nameIn(source), NAME_LENGTH);
  const reading = pollingIn(polling, texts);
  const head = `**${id}** ${name} · ${texts(`sources.${state}`)}`;
  return reading === '' ? head : `${head}\n-# ${reading}`;
}

/**
 * How reading it goes: its trouble, else when there was something new and when it is read again; empty
 * for what is not read and never was.
 */
export function pollingIn(polling: SourceView['polling'], texts: Texts): string {
  if (!polling) return texts('sources.folder');
  const { failures, failingSince, failure, newAt, nextPollAt } = polling;
  if (failures > 0) {
    const when = failingSince ? timestamp(failingSince, 'R') : '?';
    const why = failure ? escapeText(failure, FAILURE_LENGTH) : texts('sources.noReason');
    return `⚠️ ${texts('sources.failing', { count: failures, when, why })}`;
  }
  if (!newAt && !nextPollAt) return '';
  const said = [
    newAt ? texts('sources.lastNew', { when: timestamp(newAt, 'R') }) : texts('sources.neverNew'),
    nextPollAt ? texts('sources.nextPoll', { when: timestamp(nextPollAt, 'R') }) : '',
  ];
  return said.filter(Boolean).join(' · ');
}
