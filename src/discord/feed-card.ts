/** Owns a feed that is no source yet, as who runs Keypoint sees it before it becomes one. */
import type { APIEmbed } from 'discord-api-types/v10';
import type { PreviewEntry } from '../sources/manage/preview.ts';
import type { SourceTest } from '../sources/manage/test-source.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import { escapeText, maskedLink, plainLine, timestamp } from './markup.ts';
import { verdictIn } from './source-card.ts';
import { nameIn } from './source-option.ts';
import type { Texts } from './texts/texts-for.ts';

const LINK_LENGTH = 300;
const TITLE_LENGTH = 100;
const REASON_LENGTH = 150;
const PROBLEM_LENGTH = 500;
/** An embed takes no longer address, and the one that is added is read from it. */
export const ADDRESS_LIMIT = 2048;

type Deps = { texts: Texts; taxonomy: Taxonomy };

/** Its newest three entries as they would be judged, and what an operator may want to know. */
export function feedCard(deps: Deps, test: SourceTest): APIEmbed {
  const { texts } = deps;
  const { location, title, entries, newest, problems } = test;
  const lines = [
    `${escapeText(location, 300)} · ${texts('sources.entries', { count: entries })}`,
    '',
    ...newest.map((entry) => entryLines(deps, entry)),
    ...problems.slice(0, 4).map((problem) => `⚠️ ${escapeText(problem, PROBLEM_LENGTH)}`),
  ];
  return {
    title: plainLine(nameIn({ name: title, location }), 200),
    ...(location.length <= ADDRESS_LIMIT ? { url: location } : {}),
    description: lines.join('\n'),
  };
}

function entryLines(deps: Deps, entry: PreviewEntry): string {
  const { texts } = deps;
  const { publishedAt } = entry;
  const date = publishedAt ? timestamp(publishedAt, 'R') : texts('sources.undated');
  const link = maskedLink(entry.title, entry.url, LINK_LENGTH, TITLE_LENGTH);
  return `- ${link} · ${date}\n-# ${judgementIn(deps, entry)}`;
}

function judgementIn(deps: Deps, entry: PreviewEntry): string {
  const { texts } = deps;
  if (entry.status === 'rejected') {
    return texts('sources.rejected', { why: escapeText(entry.reason, REASON_LENGTH) });
  }
  return verdictIn(deps, entry, REASON_LENGTH).filter(Boolean).join(' · ');
}
