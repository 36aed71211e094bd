/** Owns what a part of an article's quality is called, and its points. */
import type { QualityPart } from '../../articles/tables.ts';
import { escapeText } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';
import type { PlainKey } from '../texts/translation.ts';

/** A signal that is not here is shown by what it says of itself, in English. */
const LABELS: Readonly<Record<string, PlainKey>> = {
  stated: 'why.signal.stated',
  authority: 'why.signal.authority',
  earned: 'why.signal.earned',
  base: 'why.signal.base',
  image: 'why.signal.image',
  'topic-in-title': 'why.signal.topicInTitle',
  'further-topics': 'why.signal.furtherTopics',
  'long-title': 'why.signal.longTitle',
  'amp-page': 'why.signal.ampPage',
  'paper-code': 'why.signal.paperCode',
  'paper-project': 'why.signal.paperProject',
  'paper-lab': 'why.signal.paperLab',
  'paper-venue': 'why.signal.paperVenue',
  'market-report': 'why.signal.marketReport',
  deal: 'why.signal.deal',
  sponsored: 'why.signal.sponsored',
  floor: 'why.signal.floor',
};

/** Of these what is stored names something beside what the label says. */
const NAMING: ReadonlySet<string> = new Set([
  'authority',
  'topic-in-title',
  'further-topics',
  'paper-lab',
  'paper-venue',
]);

const REASON_LENGTH = 100;

export function signalLine({ name, points, reason }: QualityPart, texts: Texts): string {
  const signed = points < 0 ? `−${-points}` : `+${points}`;
  const key = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
  const stored = escapeText(reason, REASON_LENGTH);
  if (key === undefined) return `\`${signed}\` ${stored}`;
  const isSaid = texts.language === 'en-US' || !NAMING.has(name);
  // In English what is stored says all that the label does, and more.
  if (texts.language === 'en-US' && NAMING.has(name)) return `\`${signed}\` ${stored}`;
  return isSaid ? `\`${signed}\` ${texts(key)}` : `\`${signed}\` ${texts(key)} (${stored})`;
}
