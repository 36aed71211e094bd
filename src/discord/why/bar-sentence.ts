/** Owns the sentence that says what heat a story needs at a place, and what votes have added. */
import type { Bars } from '../../explain/bars-here.ts';
import type { Texts } from '../texts/texts-for.ts';

export function barSentence({ least, most, votes }: Bars, texts: Texts): string {
  if (least < most) {
    return votes > 0
      ? texts('why.heat.barsByVotes', { least, most, votes })
      : texts('why.heat.bars', { least, most });
  }
  return votes > 0
    ? texts('why.heat.barByVotes', { bar: least, own: least - votes, votes })
    : texts('why.heat.bar', { bar: least });
}
