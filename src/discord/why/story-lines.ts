/** Owns what an explanation says of a story: its articles, why each is in it, and its heat. */
import { barsOf } from '../../explain/bars-here.ts';
import type { Member, PlaceGate, StoryGate } from '../../explain/explanation.ts';
import { fitLines } from '../cards/fit-lines.ts';
import { escapeText, maskedLink } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';
import type { PlainKey } from '../texts/translation.ts';
import { barSentence } from './bar-sentence.ts';
import { GATE_LIMIT } from './gate-limit.ts';

const MEMBERS = 5;
const LINE_LENGTH = 260;
const TITLE_LENGTH = 60;
const OUTLET_LENGTH = 40;

const REASONS = {
  alone: 'why.member.alone',
  related: 'why.member.related',
  copy: 'why.member.copy',
  project: 'why.member.project',
  similar: 'why.member.similar',
  hand: 'why.member.hand',
} as const satisfies Record<Member['reason'], PlainKey>;

export function memberLines({ members }: StoryGate, texts: Texts): string {
  const [only, another] = members;
  if (only && !another && only.reason !== 'hand') return texts('why.member.onlyOne');
  return fitLines(
    members.map((member) => `• ${memberLine(member, texts)}`),
    { limit: GATE_LIMIT, most: MEMBERS, texts },
  );
}

function memberLine(member: Member, texts: Texts): string {
  const { title, url, outlet, quality, state, reason, isHead } = member;
  const isGone = state === 'retracted';
  const name = isGone
    ? `~~${escapeText(title, TITLE_LENGTH)}~~`
    : maskedLink(title, url, LINE_LENGTH, TITLE_LENGTH);
  return [
    name || texts('common.untitled'),
    escapeText(outlet, OUTLET_LENGTH),
    texts('why.member.quality', { quality }),
    ...(isHead ? [texts('why.member.leads')] : []),
    texts(REASONS[reason]),
    ...(state === 'held' ? [texts('why.member.held')] : []),
    ...(isGone ? [texts('why.member.retracted')] : []),
  ].join(' · ');
}

/** How the heat comes about, and the bars that it has to reach there. */
export function heatLines(story: StoryGate, place: PlaceGate | null, texts: Texts): string {
  const { heat, headQuality, others } = story;
  const points = heat - headQuality;
  const parts = [
    texts('why.heat.best', { quality: headQuality }),
    ...(others > 0 ? [texts('why.heat.more', { points, count: others })] : []),
  ];
  const sum = parts.join(' + ');
  const lines = [others > 0 ? `${heat} = ${sum}` : sum, place ? barLine(place, texts) : ''];
  return lines.filter(Boolean).join('\n');
}

/** Those of the rules that are about such a story; of all where none is. */
function barLine({ rules, barShift }: PlaceGate, texts: Texts): string {
  const near = rules.filter(({ verdict }) => verdict === 'wants' || verdict === 'too-cold');
  const bars = barsOf(near.length > 0 ? near : rules, barShift);
  return bars ? barSentence(bars, texts) : '';
}
