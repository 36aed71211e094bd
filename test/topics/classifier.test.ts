/** Owns the proof of reading and weighing what was learnt of words. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClassifier, readTopicWeights } from '../../src/topics/classifier.ts';
import { readTaxonomy } from '../../src/topics/taxonomy.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keypoint-weights-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const WEIGHTS = {
  models: { tea: { bias: -1, threshold: 0.5 }, milk: { bias: -9, threshold: 0 } },
  scale: 100,
  words: {
    tea: [300, 0],
    leaf: [200, -100],
    'tea leaf': [400, 0],
    cow: [-500, 900],
    milk: [100, 300],
  },
};
const classify = createClassifier(WEIGHTS);
const weigh = (title: string, excerpt = '') => classify({ title, excerpt }).get('tea');

describe('the weights that come with Keypoint', () => {
  it('are of topics of the taxonomy', () => {
    const taxonomy = readTaxonomy('seeds/topics.yaml');
    for (const slug of Object.keys(readTopicWeights().models)) {
      expect(taxonomy.bySlug(slug)?.slug).toBe(slug);
    }
  });

  it('are a file of at most 300 kilobytes', () => {
    expect(statSync('seeds/topic-weights.json').size).toBeLessThan(300_000);
  });
});

describe('reading weights', () => {
  it.each([
    ['no JSON', '{'],
    ['a word without a weight for each model', JSON.stringify({ ...WEIGHTS, words: { a: [1] } })],
    ['no models', JSON.stringify({ ...WEIGHTS, models: undefined })],
  ])('names the file when it has %s', (_what, text) => {
    const file = join(folder, 'weights.json');
    writeFileSync(file, text);
    expect(() => readTopicWeights(file)).toThrow(file);
  });

  it('names the word that has too few', () => {
    const file = join(folder, 'words.json');
    writeFileSync(file, JSON.stringify({ ...WEIGHTS, words: { ...WEIGHTS.words, cup: [1] } }));
    expect(() => readTopicWeights(file)).toThrow(/1 weights where there are 2 models[^]*cup/);
  });
});

describe('weighing', () => {
  it('adds up words and pairs, over the root of how many there are', () => {
    // milk, tea, leaf and the two pairs.
    const margin = -1 + (1 + 3 + 2 + 4) / Math.sqrt(5) - 0.5;
    expect(weigh('Milk tea leaf')?.margin).toBeCloseTo(margin);
  });

  it('says the words as they are written, a pair instead of its own words', () => {
    expect(weigh('Milk, tea leafs and tea')?.words).toEqual(['tea leafs', 'milk']);
  });

  it('sees plurals as singulars and is blind to case', () => {
    expect(weigh('TEAS')?.margin).toBe(weigh('tea')?.margin);
  });

  it('counts a word once however often it stands there', () => {
    const once = weigh('milk or tea and sugar')?.margin ?? 0;
    expect(weigh('milk or tea and tea')?.margin ?? 0).toBeCloseTo(once);
  });

  it('is not convinced by one word alone', () => {
    expect(weigh('Tea')).toEqual({ margin: expect.any(Number), words: [] });
    expect(weigh('Tea')?.margin).toBeLessThan(0);
  });

  it.each(['', '   ', '👀', 'the of and', '\uD800'])('finds nothing in "%s"', (text) => {
    expect(weigh(text)).toMatchObject({ words: [] });
    expect(weigh(text)?.margin).toBeLessThan(0);
  });
});
