/** Owns what look-ups cost, and what whoever watches reads. */
import { standingNumbers } from '../../src/http/standing-numbers.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { casesOf } from '../lookups/cases.ts';
import { randomFrom } from '../lookups/words.ts';
import { type Cost, timed } from './cost.ts';
import type { Site } from './site.ts';

const RUNS = 60;

const SHOWN = [
  'yardstick: one row by its key',
  'newest of a topic',
  'newest of a topic over 70',
  'the largest topic over 290',
  'best of 7 days',
  'catching up on 7 days',
  'related',
  'a story',
  'search: a common word',
  'search: a middling word',
  'search: a rare word',
  'search: two common words',
  'typed: three letters',
];

export function lookUpCosts({ db, archive }: Site): Cost[] {
  const cases = casesOf(archive).filter(({ name }) => SHOWN.includes(name));
  const looked = cases.map(({ name, draw }): Cost => {
    const random = randomFrom(7);
    const run = () => timed(() => draw(random)(db));
    return { name, unit: 'ms', driver: 'articles', runs: RUNS, run };
  });
  const numbers = () => timed(() => standingNumbers({ db, clock: systemClock }));
  return [
    ...looked,
    { name: 'what /metrics reads', unit: 'ms', driver: 'articles', runs: 10, run: numbers },
  ];
}
