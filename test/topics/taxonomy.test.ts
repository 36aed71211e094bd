import { describe, expect, it } from 'vitest';
import { readTaxonomy } from '../../src/topics/taxonomy.ts';

const taxonomy = readTaxonomy('seeds/topics.yaml');

describe('search', () => {
  it.each([
    ['comp', 'computer-vision'],
    ['computr vison', 'computer-vision'],
    ['CV', 'computer-vision'],
    ['machine lerning', 'machine-learning'],
    ['nlp', 'natural-language-processing'],
    ['robotcs', 'ai-in-robotics'],
    ['Ai', 'ai'],
  ])('finds what was meant by "%s"', (typed, slug) => {
    expect(taxonomy.search(typed, 5)[0]?.slug).toBe(slug);
  });

  it('answers every topic in the order of the file while nothing is typed', () => {
    expect(taxonomy.search('', 25)).toEqual(taxonomy.topics);
  });

  it('answers nothing for what resembles no topic', () => {
    expect(taxonomy.search('gardening', 5)).toEqual([]);
  });
});

describe('evidence', () => {
  it.each([
    ['SenseTime approved for potential $2B facial recognition IPO', 'computer-vision'],
    ['Retraining staff for the mailroom', undefined],
  ])('is whole words of "%s"', (title, slug) => {
    expect(taxonomy.evidenceIn(title).named[0]?.topic.slug).toBe(slug);
  });
});

it('knows a topic by name, slug and alias, whatever the case', () => {
  for (const name of ['Computer Vision', 'computer-vision', 'cv', ' COMPUTER VISION ']) {
    expect(taxonomy.byName(name)?.slug).toBe('computer-vision');
  }
});
