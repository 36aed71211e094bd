/** Owns the proof of which topics an article has, and why: by tags, keywords, hints and learnt words. */
import { describe, expect, it } from 'vitest';
import { type ArticleWords, findTopics } from '../../src/topics/find-topics.ts';
import { line } from '../support/factories.ts';

const found = (fields: Partial<ArticleWords>, deps: Parameters<typeof findTopics>[0] = line) =>
  findTopics(deps, {
    title: 'A plain title',
    excerpt: '',
    tags: [],
    isPaper: false,
    isSpecialist: true,
    ...fields,
  });
const reasonsOf = (...args: Parameters<typeof found>) =>
  Object.fromEntries(found(...args).matches.map(({ topic, reason }) => [topic, reason]));
const keywordsAlone = { ...line, classify: null };

describe('what its publisher calls it', () => {
  it.each([
    ['cs.CV', 'computer-vision'],
    ['cs.CL', 'natural-language-processing'],
    ['cs.LG', 'machine-learning'],
    ['stat.ML', 'machine-learning'],
    ['cs.RO', 'ai-in-robotics'],
    ['cs.CR', 'ai-in-security'],
    ['#ComputerVision', 'computer-vision'],
    ['#machine_learning', 'machine-learning'],
    ['Computer Vision', 'computer-vision'],
    ['AI-in-Healthcare', 'ai-in-healthcare'],
    ['Facial Recognition', 'computer-vision'],
    ['NLP', 'natural-language-processing'],
    ['Robots & Drones', 'ai-in-robotics'],
    ['security', 'ai-in-security'],
  ])('"%s" gives it %s', (tag, slug) => {
    expect(reasonsOf({ tags: [tag] })[slug]).toBe('named by its publisher');
  });

  it('says nothing where it is none of our topics', () => {
    expect(found({ tags: ['Pets', 'math.OC', '', '#', 'training'] }).matches).toEqual([]);
  });

  it.each(['security', 'Google', 'education'])(
    'is no topic where only the tag "%s" says so and the source writes of anything',
    (tag) => {
      const { matches, isOnTopic } = found({ tags: [tag], isSpecialist: false }, keywordsAlone);
      expect({ matches, isOnTopic }).toEqual({ matches: [], isOnTopic: false });
    },
  );
});

describe('keywords', () => {
  it.each([
    ['Facial recognition at the gate', 'computer-vision'],
    ['Self driving cars in the snow', 'ai-in-autos'],
    ['Why A.I. needs editors', 'ai'],
    ['OpenAI’s new office', 'ai'],
    ['A GPT-4 tutor', 'natural-language-processing'],
    ['Ｆａｃｅ ＩＤ, OpenCV and İstanbul', 'computer-vision'],
  ])('name a topic in the title "%s"', (title, slug) => {
    expect(reasonsOf({ title }, keywordsAlone)[slug]).toMatch(/^its title names /);
  });

  it.each([
    'Retraining staff for the mailroom',
    'Ce que j’ai vu',
    'Il premio va ai giovani',
    'Unfacial recognitions',
    '',
    '\uD800 \u0000 👀',
  ])('are not seen in "%s"', (title) => {
    expect(found({ title }, keywordsAlone).matches).toEqual([]);
  });

  it('of an excerpt need company, for one may be said in passing', () => {
    const once = { excerpt: 'Its maker also sells lidar.' };
    const twice = { excerpt: 'A robotaxi with lidar on its roof.' };
    expect(reasonsOf(once, keywordsAlone)).toEqual({});
    expect(reasonsOf(twice, keywordsAlone)).toEqual({
      'ai-in-autos': 'its text speaks of robotaxi, lidar',
    });
  });
});

describe('hints', () => {
  it.each([
    [true, { 'google-ai': 'its title names Google AI' }],
    [false, {}],
  ])('count in a source about AI, and not in one about anything: %s', (isSpecialist, topics) => {
    expect(reasonsOf({ title: 'Google moves its office', isSpecialist }, keywordsAlone)).toEqual(
      topics,
    );
  });

  it('count where something else is on topic', () => {
    const title = 'Google tries generative AI in its office';
    expect(Object.keys(reasonsOf({ title, isSpecialist: false }))).toContain('google-ai');
  });
});

describe('negative keywords', () => {
  it.each([
    ['Claude Monet at the museum', 'natural-language-processing'],
    ['Gemini, your horoscope', 'google-ai'],
    ['A meta-analysis of sleep', 'meta-ai'],
    ['AI Weiwei, the artist', 'ai'],
  ])('keep the title "%s" from being %s', (title, slug) => {
    expect(reasonsOf({ title })).not.toHaveProperty(slug);
  });
});

describe('learnt words', () => {
  const paper = {
    title: 'Coarse-to-fine feature pyramids for small instances',
    excerpt:
      'We present a convolutional architecture that segments images and localises small objects. ' +
      'On two datasets of street scenes our detector improves bounding boxes and masks.',
    isPaper: true,
  };

  it('find computer vision in a text that no keyword names, and say which', () => {
    expect(found(paper, keywordsAlone).matches).toEqual([]);
    expect(reasonsOf(paper)['computer-vision']).toMatch(/^its words: [\p{L} ]+, [\p{L} ]+/u);
  });

  it('give the same answer each time', () => {
    expect(found(paper)).toEqual(found(paper));
  });

  it('are no evidence when there is only one', () => {
    expect(found({ title: 'Segmentation', isPaper: true }).matches).toEqual([]);
  });

  it('are none when there are two, but for papers', () => {
    const title = 'Using dictionary learning features as classifiers';
    expect(reasonsOf({ title })).not.toHaveProperty('computer-vision');
    expect(reasonsOf({ title, isPaper: true })).toHaveProperty('computer-vision');
  });

  it('of a topic that the taxonomy does not have are left out', () => {
    const taxonomy = { ...line.taxonomy, bySlug: () => undefined };
    expect(found(paper, { ...line, taxonomy }).matches).toEqual([]);
  });
});
