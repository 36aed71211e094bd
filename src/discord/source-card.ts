/** Owns a source as who runs Keypoint sees it: what it is, and what became of its newest entries. */
import type { APIEmbed } from 'discord-api-types/v10';
import type { SourceRules } from '../ingest/source-rules.ts';
import { type Fate, whyNoCard } from '../sources/manage/fates.ts';
import type { ShownEntry, SourceDetails } from '../sources/manage/show-source.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import { escapeText, httpLink, maskedLink, plainLine, timestamp } from './markup.ts';
import { pollingIn } from './source-list.ts';
import { nameIn } from './source-option.ts';
import type { Texts } from './texts/texts-for.ts';
import { topicLabel } from './topic-option.ts';

/** With these eight entries stay well within an embed's 4,096. */
const ENTRIES = 8;
const LINK_LENGTH = 220;
const TITLE_LENGTH = 80;
const REASON_LENGTH = 100;
const ADDRESS_LENGTH = 200;
const TOPICS_NAMED = 3;

type Deps = { texts: Texts; taxonomy: Taxonomy };

export function sourceCard(deps: Deps, details: SourceDetails): APIEmbed {
  const { texts } = deps;
  const { location, siteUrl, state, rules, polling, entries } = details;
  const facts: (readonly [string, string | null])[] = [
    [texts('sources.state'), texts(`sources.${state}`)],
    [texts('sources.address'), escapeText(location, ADDRESS_LENGTH)],
    [texts('sources.site'), siteUrl === null ? null : escapeText(siteUrl, ADDRESS_LENGTH)],
    [texts('sources.rules'), rules && rulesIn(deps, rules)],
    [texts('sources.times'), readingIn(texts, polling)],
  ];
  const said = facts.flatMap(([what, value]) => (value ? [`**${what}:** ${value}`] : []));
  const listed = entries.slice(0, ENTRIES).map((entry) => entryLines(deps, entry));
  const head = entries.length > 0 ? `**${texts('sources.newest')}**` : texts('sources.noEntries');
  const url = httpLink(location);
  return {
    title: plainLine(`${details.id} ${nameIn(details)}`, 200),
    ...(url === null ? {} : { url }),
    description: [...said, '', head, ...listed].join('\n'),
  };
}

function readingIn(texts: Texts, polling: SourceDetails['polling']): string {
  const read = polling?.succeededAt;
  const last = read ? texts('sources.lastRead', { when: timestamp(read, 'R') }) : '';
  return [last, pollingIn(polling, texts)].filter(Boolean).join(' · ');
}

function rulesIn({ texts, taxonomy }: Deps, rules: SourceRules): string | null {
  const { authority, topics, daily, onlyNamed } = rules;
  const said = [
    topics.length > 0
      ? texts('sources.rulesTopics', { topics: topicsIn({ texts, taxonomy }, topics) })
      : '',
    authority === null ? '' : texts('sources.rulesAuthority', { points: authority }),
    daily === null ? '' : texts('sources.rulesDaily', { most: daily }),
    onlyNamed ? texts('sources.rulesNamed') : '',
  ];
  return said.filter(Boolean).join(' · ') || null;
}

/** By name; a topic that the taxonomy has dropped by its slug. */
function topicsIn({ texts, taxonomy }: Deps, slugs: readonly string[]): string {
  if (slugs.length === 0) return texts('sources.noTopics');
  const names = slugs.slice(0, TOPICS_NAMED).map((slug) => {
    const topic = taxonomy.bySlug(slug);
    return escapeText(topic ? topicLabel(topic) : slug, TITLE_LENGTH);
  });
  return `${names.join(', ')}${slugs.length > TOPICS_NAMED ? ' …' : ''}`;
}

function entryLines(deps: Deps, { key, fate, reason }: ShownEntry): string {
  const { texts } = deps;
  const why = escapeText(reason ?? texts('sources.noReason'), REASON_LENGTH);
  if (!fate) return `- ${escapeText(key, TITLE_LENGTH)}\n-# ${texts('sources.noArticle', { why })}`;
  return `- ${maskedLink(fate.title, fate.url, LINK_LENGTH, TITLE_LENGTH)}\n-# ${fateIn(deps, fate)}`;
}

type Judged = Pick<Fate, 'quality' | 'topics' | 'state' | 'stateReason'>;

/** How an article was judged, in parts; empty ones say nothing. */
export function verdictIn(
  deps: Deps,
  { quality, topics, state, stateReason }: Judged,
  reasonLength: number,
): string[] {
  const { texts } = deps;
  const why = escapeText(stateReason ?? texts('sources.noReason'), reasonLength);
  return [
    texts('sources.quality', { points: quality }),
    topicsIn(
      deps,
      topics.map(({ topic }) => topic),
    ),
    state === 'listed' ? '' : texts(`sources.${state}`, { why }),
  ];
}

function fateIn(deps: Deps, fate: Fate): string {
  const { texts } = deps;
  const { state, story, cards } = fate;
  const said = [
    ...verdictIn(deps, fate, REASON_LENGTH),
    state === 'listed' && story ? texts('sources.heat', { heat: story.heat }) : '',
    cards.length > 0 ? texts('sources.cards', { count: cards.length }) : '',
    state === 'listed' ? escapeText(whyNoCard(fate) ?? '', REASON_LENGTH) : '',
  ];
  return said.filter(Boolean).join(' · ');
}
