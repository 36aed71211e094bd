/** Owns what is told in a chaos run: stories, their coverage, corrections, retractions and merges. */
import { articleText, type NewsStep } from './article-files.ts';
import { type Scale, topicName } from './places.ts';
import type { Random } from './random.ts';

type Article = {
  name: string;
  title: string;
  quality: number;
  topics: string[];
  related: Article[];
};
type Story = { articles: Article[]; topic: number; isOver: boolean };

const DAY = '2026-03-01T08:00:00Z';
const SYLLABLES = 'ba ce di fo gu ha ki lo mu na pe ri so tu va we xi yo za qu'.split(' ');

/** In the order in which it is written. */
export function newsOf(scale: Scale, random: Random): NewsStep[] {
  const stories: Story[] = [];
  const events: { at: number; run: () => NewsStep[] }[] = [];
  for (let index = 0; index < scale.stories; index += 1) {
    events.push({ at: index, run: () => tell(stories, scale, random) });
    const later = (most: number): number => index + 1 + random.next() * most;
    const reach = scale.stories / 4;
    for (let more = random.between(0, 2); more > 0; more -= 1) {
      events.push({ at: later(reach), run: () => cover(stories[index], random) });
    }
    if (random.chance(0.25)) {
      events.push({ at: later(reach), run: () => correct(stories[index], random) });
    }
    if (random.chance(0.04)) {
      events.push({ at: later(reach), run: () => merge(stories, index, random) });
    } else if (random.chance(0.06)) {
      const at = later(reach);
      events.push({ at, run: () => retract(stories[index]) });
      if (random.chance(0.3))
        events.push({ at: at + reach / 2, run: () => restore(stories[index]) });
    }
  }
  return events.toSorted((a, b) => a.at - b.at).flatMap(({ run }) => run());
}

function tell(stories: Story[], { topics }: Scale, random: Random): NewsStep[] {
  const topic = stories.length % topics;
  // Some come over the bar of 70 with their second article only.
  const quality = random.chance(0.08) ? 62 : random.between(70, 110);
  const article: Article = {
    name: `story-${stories.length}`,
    title: titleOf(random),
    quality,
    topics: [topicName(topic)],
    related: [],
  };
  stories.push({ articles: [article], topic, isOver: false });
  return [written(article)];
}

/** Now and then better than what led the story so far. */
function cover(story: Story | undefined, random: Random): NewsStep[] {
  if (!story || story.isOver) return [];
  const [first] = story.articles;
  const article: Article = {
    name: `${first?.name}-more-${story.articles.length}`,
    title: titleOf(random),
    quality: random.between(40, 120),
    topics: [topicName(story.topic)],
    related: [...story.articles],
  };
  story.articles.push(article);
  return [written(article)];
}

function correct(story: Story | undefined, random: Random): NewsStep[] {
  if (!story || story.isOver) return [];
  const article = random.pick(story.articles);
  article.title = titleOf(random);
  return [written(article)];
}

/** An article that cites all of both shows that they are one. */
function merge(stories: Story[], index: number, random: Random): NewsStep[] {
  const one = stories[index];
  const other = random.pick(stories);
  if (!one || one === other || one.isOver || other.isOver) return [];
  const article: Article = {
    name: `merge-${index}`,
    title: titleOf(random),
    quality: random.between(60, 130),
    topics: [topicName(one.topic)],
    related: [...one.articles, ...other.articles],
  };
  one.articles.push(...other.articles, article);
  other.isOver = true;
  return [written(article)];
}

function retract(story: Story | undefined): NewsStep[] {
  if (!story || story.isOver) return [];
  return story.articles.map(({ name }) => ({ file: `${name}.md`, text: null }));
}

function restore(story: Story | undefined): NewsStep[] {
  if (!story || story.isOver) return [];
  return story.articles.map(written);
}

function written(article: Article): NewsStep {
  const { name, title, quality, topics, related } = article;
  const own = fieldsOf({ name, title, quality });
  const cited = related.map(fieldsOf);
  return { file: `${name}.md`, text: articleText({ ...own, topics, related: cited }) };
}

function fieldsOf({ name, title, quality }: Pick<Article, 'name' | 'title' | 'quality'>) {
  const domain = `${name}.example.com`;
  return {
    title,
    excerpt: `What ${name} says.`,
    publishedDateTime: DAY,
    webUrl: `https://${domain}/told`,
    type: 'article',
    quality,
    provider: { name, domain },
  };
}

/** Words that no two stories share, so that nothing but a citation makes two of them one. */
function titleOf(random: Random): string {
  const word = (): string => random.sample(SYLLABLES, 4).join('');
  return `${word()} ${word()} ${word()} ${word()}`;
}
