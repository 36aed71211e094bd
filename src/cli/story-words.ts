/** Owns stories as people read them. */
import { terminalText } from '../lib/terminal-text.ts';
import { truncate } from '../lib/text.ts';
import { visibleText } from '../lib/visible-text.ts';
import type { ShownMember, StoryDetails } from '../stories/show-story.ts';
import type { ArticleView, StoryView } from '../stories/story-view.ts';
import type { MemberReason } from '../stories/tables.ts';
import { wrapLines } from './terminal-width.ts';
import { counted, minuteOf, type TextRow, textTable } from './text-table.ts';

const TITLE_LENGTH = 90;
const OUTLET_COLUMN = 3;

const REASONS: Readonly<Record<MemberReason, string>> = {
  alone: 'alone',
  related: 'a list named it with the others',
  copy: 'the same text as another',
  project: 'of the same paper or project',
  similar: 'its words resemble another’s',
  hand: 'put here by hand',
};

export const CARDS_FOLLOW =
  'Cards that show them are edited by the running bot within minutes, else after the next start.';

/** For `--json`. */
export function storyBrief({ id, heat, topics, head, coverage, firstSeenAt }: StoryView) {
  const publishedAt = head.publishedAt?.toISOString() ?? null;
  return {
    id,
    heat,
    topics,
    head: { ...brief(head), publishedAt },
    coverage: coverage.map(brief),
    firstSeenAt: firstSeenAt.toISOString(),
  };
}

function brief({ title, url, provider, quality }: ArticleView) {
  return { title, url, provider: provider.name, quality };
}

/** @param rank what it is listed by: `heat 149` */
export function storyLine({ id, topics, head, coverage }: StoryView, rank: string): string {
  const also =
    coverage.length > 0 ? `, also ${coverage.map(({ provider }) => provider.name).join(', ')}` : '';
  return `${id}  ${rank}  ${head.title} (${head.provider.name}${also})  [${topics.join(', ')}]\n    ${head.url}`;
}

export function storyDetails(details: StoryDetails): string {
  const { id, state, topics, firstSeenAt, articles } = details;
  const head = ['ID', 'STATE', 'QUALITY', 'OUTLET', 'WHY IT IS IN THE STORY'];
  const facts = [
    `Story ${id}`,
    `  state     ${state}`,
    `  heat      ${heatInWords(details)}`,
    `  topics    ${topics.length > 0 ? topics.join(', ') : 'none'}`,
    `  since     ${minuteOf(firstSeenAt)}`,
  ];
  return `${wrapLines(facts)}\n${textTable(head, articles.map(rowOf), { gives: OUTLET_COLUMN })}`;
}

/** As it was reckoned: k is what the setting said then. */
function heatInWords({ heat, articles }: StoryDetails): string {
  const head = articles.find(({ isHead }) => isHead);
  const others = articles.filter((one) => !one.isHead && one.state !== 'retracted').length;
  if (!head) return `${heat}`;
  const forOthers =
    others > 0
      ? ` + ${(heat - head.quality) / others} × ${counted(others, 'other', 'others')}`
      : '';
  return `${heat} = ${head.quality} of its head${forOthers}`;
}

function rowOf({ id, url, title, outlet, quality, state, reason, isHead }: ShownMember): TextRow {
  return {
    cells: [
      `${id}`,
      isHead ? `${state}, head` : state,
      `${quality}`,
      visibleText(outlet),
      REASONS[reason],
    ],
    // Whole, because somebody is to open it: a table's address is cut.
    details: [terminalText(url), truncate(visibleText(title), TITLE_LENGTH)],
  };
}
