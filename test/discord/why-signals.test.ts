/** Owns the proof that each signal of quality has a name that readers understand. */
import { expect, it } from 'vitest';
import { signalLine } from '../../src/discord/why/signal-line.ts';
import { textsFor } from '../../src/discord/texts/texts-for.ts';
import { SIGNALS } from '../../src/quality/signals/index.ts';

const OTHERS = ['stated', 'earned', 'floor'];

it.each([...SIGNALS.map(({ name }) => name), ...OTHERS])('says “%s” in other words', (name) => {
  const line = signalLine({ name, points: 7, reason: 'UNSAID' }, textsFor('fr'));
  expect(line.replace(' (UNSAID)', '')).toMatch(/^`\+7` [^U]+$/);
});
