/** Owns the proof that points for topics are of topics that the article has. */
import { expect, it } from 'vitest';
import { prepareEntry } from '../../src/ingest/prepare-entry.ts';
import { NO_RULES, type SourceRules } from '../../src/ingest/source-rules.ts';
import type { SourceEntry } from '../../src/ingest/source-entry.ts';
import { cited, entry, line, NOW } from '../support/factories.ts';

type Fields = Partial<SourceEntry> & { rules?: Partial<SourceRules>; titleTopics?: boolean };

function judged({ rules = {}, titleTopics = true, ...fields }: Fields) {
  const prepared = prepareEntry(line, {
    entry: entry('one', { topics: [], excerpt: '', quality: null, ...fields }),
    now: NOW,
    rules: { ...NO_RULES, ...rules },
    titleTopics,
  });
  if (prepared.status === 'rejected') throw new Error(prepared.reason);
  const pointsOf = ({ qualityParts }: typeof prepared.article) =>
    qualityParts.flatMap(({ name, points, reason }) =>
      name.includes('topic') ? [`${points} ${reason}`] : [],
    );
  return {
    topics: prepared.topics.map(({ topic }) => topic),
    points: pointsOf(prepared.article),
    ofRelated: prepared.related.map(pointsOf),
  };
}

it('gives none for a hint in a source that writes of anything', () => {
  expect(judged({ title: 'Google moves its office' })).toMatchObject({ topics: [], points: [] });
});

it('gives them for the same hint where it names a topic', () => {
  const title = 'Google moves its office';
  const { topics, points } = judged({ title, rules: { topics: ['ai'] } });
  expect(topics).toContain('google-ai');
  expect(points).toEqual(['15 its title names Google AI']);
});

it('gives them for a keyword, and for each further topic that the title names', () => {
  const { topics, points } = judged({ title: 'Robots learn facial recognition' });
  expect(topics).toEqual(expect.arrayContaining(['computer-vision', 'ai-in-robotics']));
  expect(points).toEqual(['15 its title names Computer Vision', '17 is about one more topic']);
});

it('gives them in a folder, whose articles have the topics that they state, for these alone', () => {
  const title = 'Robots learn facial recognition';
  const stated = { title, topics: ['AI in Robotics'], titleTopics: false };
  expect(judged(stated).points).toEqual(['15 its title names AI in Robotics']);
  expect(judged({ title, titleTopics: false })).toMatchObject({ topics: [], points: [] });
});

it('gives what is cited, whose topics nobody knows, those of keywords', () => {
  const related = ['Facial recognition banned', 'Google moves its office'].map((title, at) =>
    cited(`cited-${at}`, { title, quality: null }),
  );
  expect(judged({ title: 'A plain title', related }).ofRelated).toEqual([
    ['15 its title names Computer Vision'],
    [],
  ]);
});
