/** Owns the proof of what is held as off topic in a source that also writes of other things. */
import { describe, expect, it } from 'vitest';
import { OFF_TOPIC } from '../../src/ingest/judge.ts';
import { prepareEntry } from '../../src/ingest/prepare-entry.ts';
import { NO_RULES } from '../../src/ingest/source-rules.ts';
import { entry, line, NOW } from '../support/factories.ts';
import { ABOUT_AI, ABOUT_OTHER_THINGS } from './gate-titles.ts';

const judged = (title: string, rules = {}, fields = {}) => {
  const prepared = prepareEntry(line, {
    entry: entry('one', { title, topics: [], excerpt: '', ...fields }),
    now: NOW,
    rules: { ...NO_RULES, ...rules },
    titleTopics: true,
  });
  if (prepared.status === 'rejected') throw new Error(prepared.reason);
  const { state, stateReason } = prepared.article;
  return { state, stateReason, topics: prepared.topics.map(({ topic }) => topic) };
};

const GENERAL = { onlyNamed: true };

describe('a source of which only what is on topic is listed', () => {
  it.each(ABOUT_AI)('has "%s" listed', (title) => {
    expect(judged(title, GENERAL)).toMatchObject({ state: 'listed', stateReason: null });
  });

  it.each(ABOUT_OTHER_THINGS)('has "%s" held', (title) => {
    expect(judged(title, GENERAL)).toEqual({ state: 'held', stateReason: OFF_TOPIC, topics: [] });
  });

  it('is judged so whatever topics the source has', () => {
    const rules = { ...GENERAL, topics: ['ai'] };
    expect(judged('The best travel tripods', rules).stateReason).toBe(OFF_TOPIC);
  });

  it.each([
    ['a tag', { topics: ['Machine Learning'] }, 'listed'],
    ['an excerpt that names it', { excerpt: 'Of facial recognition.' }, 'listed'],
    ['a tag of another thing', { topics: ['Gardening'] }, 'held'],
  ])('is judged by %s', (_what, fields, state) => {
    expect(judged('A ban', GENERAL, fields).state).toBe(state);
  });
});

describe('a source about AI as a whole', () => {
  it.each(ABOUT_OTHER_THINGS.slice(0, 5))('never has "%s" held for it', (title) => {
    expect(judged(title, { topics: ['ai'] }).state).toBe('listed');
  });
});
