/** Owns the proof that an article's quality is the sum of its parts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canEarn, scoreQuality, statedQuality, withEarned } from '../../src/quality/score.ts';
import { SIGNALS } from '../../src/quality/signals/index.ts';
import type { QualitySignals } from '../../src/quality/signals/signal.ts';
import { readQualityWeights } from '../../src/quality/weights.ts';
import { paper, qualityWeights, signals } from '../support/quality.ts';

const sumOf = (parts: readonly { points: number }[]) =>
  parts.reduce((sum, { points }) => sum + points, 0);

it.each<[Partial<QualitySignals>, number]>([
  [{}, 2],
  [{ hasImage: true, namedTopic: 'AI' }, 37],
  [{ hasImage: true, namedTopic: 'AI', outlet: { name: 'X', authority: 60 } }, 97],
  [{ hasImage: true, namedTopic: 'AI', furtherTopics: 1, hasAmp: true }, 74],
  [{ hasImage: true, title: `AI Market Size ${'x'.repeat(65)}` }, 2],
  [{ title: `Sponsored: deal of the day ${'x'.repeat(200)}` }, 0],
  [{ paper: paper({ codeUrl: 'https://github.com/a/b' }) }, 7],
])('scores %j as %d, the sum of its parts', (fields, quality) => {
  const scored = scoreQuality(qualityWeights, signals(fields));
  expect(scored.quality).toBe(quality);
  expect(sumOf(scored.parts)).toBe(quality);
});

it('takes what a publisher states as it is', () => {
  expect(statedQuality(37.6)).toEqual({
    quality: 38,
    parts: [{ name: 'stated', points: 38, reason: 'stated by its publisher' }],
  });
});

it('has a weight for each signal, and no name twice', () => {
  const { fitted, judged } = qualityWeights;
  const names = SIGNALS.map(({ name }) => name);
  expect(Object.keys({ ...fitted, ...judged }).toSorted()).toEqual(names.toSorted());
  expect(new Set(names).size).toBe(names.length);
});

it('adds what an outlet has earned once, above and below nothing', () => {
  const { parts } = scoreQuality(qualityWeights, signals({ title: 'x'.repeat(90) }));
  expect(sumOf(parts)).toBe(0);
  const once = withEarned(parts, 20);
  expect(once.quality).toBe(12);
  expect(withEarned(once.parts, 20)).toEqual(once);
  expect(withEarned(once.parts, 0)).toEqual({ quality: 0, parts });
});

it('lets a record count only where nobody stated or listed anything', () => {
  const listed = signals({ outlet: { name: 'Wire', authority: 0 } });
  expect(canEarn(statedQuality(5).parts)).toBe(false);
  expect(canEarn(scoreQuality(qualityWeights, listed).parts)).toBe(false);
  expect(canEarn(scoreQuality(qualityWeights, signals()).parts)).toBe(true);
});

it('refuses weights that are not those of the signals, and names the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-weights-'));
  const file = join(folder, 'quality.json');
  const { image: _image, ...fitted } = qualityWeights.fitted;
  try {
    writeFileSync(file, JSON.stringify({ ...qualityWeights, fitted }));
    expect(() => readQualityWeights(file)).toThrow(/quality\.json are not right:[^]*image/);
    writeFileSync(file, 'nothing');
    expect(() => readQualityWeights(file)).toThrow(/Cannot read the weights of quality in/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
