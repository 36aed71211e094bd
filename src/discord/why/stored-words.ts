/**
 * Owns saying in the reader's language what features store in English: why an article has its state,
 * and why it has a topic. What is not known here is shown as it is stored.
 */
import type { ArticleGate } from '../../explain/explanation.ts';
import { OFF_TOPIC } from '../../ingest/judge.ts';
import { SOURCE_TOPIC } from '../../topics/store.ts';
import { escapeText } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';

const LENGTH = 150;

export function stateWords(
  { state, stateReason }: Pick<ArticleGate, 'state' | 'stateReason'>,
  texts: Texts,
): string {
  if (state === 'listed') return texts('why.state.listed');
  const reason = stateReasonOf(stateReason ?? '', texts);
  return state === 'held'
    ? texts('why.state.held', { reason })
    : texts('why.state.retracted', { reason });
}

function stateReasonOf(stored: string, texts: Texts): string {
  const bar = /^quality \d+ is under the bar of (\d+)$/.exec(stored)?.[1];
  if (bar !== undefined) return texts('why.state.underBar', { bar });
  if (stored === OFF_TOPIC) return texts('why.state.offTopic');
  if (stored === 'taken back by its publisher') return texts('why.state.byPublisher');
  if (stored === 'its file was removed') return texts('why.state.fileRemoved');
  return escapeText(stored, LENGTH);
}

export function topicReason(stored: string, texts: Texts): string {
  const [, kind = '', rest = ''] =
    /^(its title names |its text speaks of |its words: )(.+)$/s.exec(stored) ?? [];
  const words = escapeText(rest, LENGTH);
  if (kind === 'its title names ') return texts('why.topic.inTitle');
  if (kind === 'its text speaks of ') return texts('why.topic.inText', { words });
  if (kind === 'its words: ') return texts('why.topic.byWords', { words });
  if (stored === 'named by its publisher') return texts('why.topic.byPublisher');
  if (stored === SOURCE_TOPIC) return texts('why.topic.bySource');
  return escapeText(stored, LENGTH);
}
