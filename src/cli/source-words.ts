/** Owns sources, their entries and what became of these, as people read them. */
import type { SourceRules } from '../ingest/source-rules.ts';
import type { Card, Fate } from '../sources/manage/fates.ts';
import { whyNoCard } from '../sources/manage/fates.ts';
import type { SourceView } from '../sources/manage/list-sources.ts';
import type { ShownEntry, SourceDetails } from '../sources/manage/show-source.ts';
import { inWords } from '../sources/polling/in-words.ts';
import { terminalText } from '../lib/terminal-text.ts';
import { truncate } from '../lib/text.ts';
import { visibleText } from '../lib/visible-text.ts';
import { wrapLines } from './terminal-width.ts';
import { counted, minuteOf, type TextRow, textTable } from './text-table.ts';

const NAME_LENGTH = 60;
const NAME_COLUMN = 2;
const TITLE_LENGTH = 90;
/** A server's own words may be part of it. */
const FAILURE_LENGTH = 200;
/** Cards that are named; of a topic that many follow the rest is counted. */
const CARDS_NAMED = 5;

export function sourceTable(views: readonly SourceView[]): string {
  const head = ['ID', 'STATE', 'NAME', 'LAST NEW (UTC)', 'LAST READ (UTC)', 'NEXT POLL (UTC)'];
  return textTable(head, views.map(rowOf), { gives: NAME_COLUMN });
}

function rowOf(view: SourceView): TextRow {
  const { id, state, polling, location } = view;
  const times = polling
    ? [polling.newAt, polling.succeededAt, polling.nextPollAt].map(minuteOf)
    : ['', 'folder', ''];
  return {
    cells: [`${id}`, state, truncate(nameOf(view), NAME_LENGTH), ...times],
    address: terminalText(location),
    details: failureOf(view),
  };
}

/** Its name as a person sees it: the feed itself may have chosen it. */
export function nameOf({ name, location }: Pick<SourceView, 'name' | 'location'>): string {
  const shown = visibleText(name ?? '');
  return shown === '' ? terminalText(location).replace(/^https?:\/\/(www\.)?/, '') : shown;
}

function failureOf({ polling }: SourceView): string[] {
  if (!polling || polling.failures === 0) return [];
  const { failures, failingSince, failure } = polling;
  const why = truncate(visibleText(failure ?? 'nobody noted why'), FAILURE_LENGTH);
  return [`failed ${counted(failures, 'time', 'times')} since ${minuteOf(failingSince)}: ${why}`];
}

export function sourceDetails(details: SourceDetails): string {
  const { id, kind, state, location, siteUrl, createdAt, firstContactAt, polling, feed } = details;
  const facts: (readonly [string, string | null])[] = [
    ['address', terminalText(location)],
    ['site', siteUrl],
    ['state', state],
    ['rules', details.rules && rulesInWords(details.rules)],
    ['since', minuteOf(createdAt)],
    ['first read', firstContactAt ? minuteOf(firstContactAt) : 'not yet'],
    ['last try', polling && minuteOf(polling.polledAt)],
    ['last read', polling && minuteOf(polling.succeededAt)],
    ['last new', polling && minuteOf(polling.newAt)],
    ['next poll', polling && minuteOf(polling.nextPollAt)],
    ['rhythm', feed?.rhythmMs ? `an entry ${everySpan(feed.rhythmMs)}` : null],
    ['moved', feed?.movedTo ? `to ${feed.movedTo} since ${minuteOf(feed.movedSince)}` : null],
    ['hub', feed?.hubUrl ? `${feed.hubUrl} until ${minuteOf(feed.hubUntil)}` : null],
    ['trouble', failureOf(details)[0] ?? null],
  ];
  const lines = facts.flatMap(([what, value]) => (value ? [`  ${what.padEnd(10)}  ${value}`] : []));
  const entries = details.entries.flatMap(shownEntry);
  return wrapLines([
    `${nameOf(details)} (${kind} ${id})`,
    ...lines,
    entries.length > 0 ? 'Newest entries, and what became of each:' : 'No entries yet.',
    ...entries,
  ]);
}

export function rulesInWords({ authority, topics, daily, onlyNamed }: SourceRules): string | null {
  const said = [
    topics.length > 0 && `topics ${topics.join(', ')}`,
    authority !== null && `authority ${authority}`,
    daily !== null && `at most ${daily} a day`,
    onlyNamed && 'only what is on topic',
  ].filter((one) => typeof one === 'string');
  return said.length > 0 ? said.join('; ') : null;
}

function shownEntry({ key, firstSeenAt, fate, reason }: ShownEntry): string[] {
  const at = firstSeenAt ? `${minuteOf(firstSeenAt)}  ` : '';
  const why = reason === null ? null : visibleText(reason);
  if (!fate) return [`  ${at}${terminalText(key)}`, `    ${why ?? 'nothing is known of it'}`];
  const removed = why === null ? [] : [`    ${why}`];
  return [`  ${at}${titleOf(fate.title)}`, ...fateInWords(fate).map((s) => `    ${s}`), ...removed];
}

export function titleOf(title: string): string {
  return truncate(visibleText(title), TITLE_LENGTH);
}

/** Quality with its parts, topics with their reasons, the story, the cards or why there is none. */
export function fateInWords(fate: Fate): string[] {
  const { state, stateReason, cards, story } = fate;
  const isListed = state === 'listed';
  return [
    qualityInWords(fate),
    topicsInWords(fate),
    ...(isListed ? [] : [`${state}: ${stateReason ?? 'nobody noted why'}`]),
    ...(story && isListed ? [storyInWords(story)] : []),
    ...(isListed ? [cardsInWords(cards) ?? `no card: ${whyNoCard(fate) ?? ''}`] : []),
  ];
}

export function qualityInWords({
  quality,
  qualityParts,
}: Pick<Fate, 'quality' | 'qualityParts'>): string {
  const parts = qualityParts.map(({ points, reason }, at) => {
    const sign = points < 0 ? '- ' : at > 0 ? '+ ' : '';
    return `${sign}${Math.abs(points)} ${visibleText(reason)}`;
  });
  return `quality ${quality} = ${parts.join(' ')}`;
}

export function topicsInWords({ topics }: Pick<Fate, 'topics'>): string {
  if (topics.length === 0) return 'topics: none';
  return `topics: ${topics.map(({ topic, reason }) => `${topic} (${reason})`).join(', ')}`;
}

function storyInWords({ id, heat, isHead, others, headTitle }: NonNullable<Fate['story']>): string {
  const company = others > 0 ? ` with ${counted(others, 'other article', 'other articles')}` : '';
  const head = isHead ? '' : `, led by “${titleOf(headTitle)}”`;
  return `story ${id}, heat ${heat}${company}${head}`;
}

function cardsInWords(cards: readonly Card[]): string | null {
  if (cards.length === 0) return null;
  const named = cards.slice(0, CARDS_NAMED).map(({ kind, discordId, state, heldFor, reason }) => {
    const place = `${kind === 'dm' ? 'person' : 'channel'} ${discordId}`;
    const why = reason === null ? '' : `, ${visibleText(reason)}`;
    return `${place} (${state}${heldFor === null ? '' : `: ${heldFor}`}${why})`;
  });
  const more = cards.length - named.length;
  return `cards: ${named.join('; ')}${more > 0 ? `; ${more} more` : ''}`;
}

/** "every hour", "every 3 days". */
export function everySpan(ms: number): string {
  return `every ${inWords(ms).replace(/^an? /, '')}`;
}
