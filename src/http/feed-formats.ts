/** Owns a topic's stories as feeds for readers of feeds: RSS 2.0, Atom 1.0, JSON Feed 1.1, and their list. */
import { escapeText } from 'entities';
import { generateAtomFeed, generateJsonFeed, generateOpml, generateRssFeed } from 'feedsmith';
import { visibleText } from '../lib/visible-text.ts';
import type { ArticleView, StoryView } from '../stories/story-view.ts';
import type { Topic } from '../topics/taxonomy.ts';

export type TopicFeed = {
  topic: Topic;
  stories: readonly StoryView[];
  /** The feed's own address. */
  selfUrl: string;
  /** Of the list of all feeds. */
  listUrl: string;
  nameOf: (slug: string) => string;
};

type Format = { contentType: string; write: (feed: TopicFeed) => string };

/** By what the feed's address ends with. */
export const FORMATS: Readonly<Record<string, Format>> = {
  rss: { contentType: 'application/rss+xml; charset=utf-8', write: writeRss },
  atom: { contentType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { contentType: 'application/feed+json; charset=utf-8', write: writeJson },
};

/** More outlets than these are a number. */
const OUTLETS_SHOWN = 10;

/** When what is in the feed changed last; null of one that is empty. */
export function changedLast(stories: readonly StoryView[]): Date | null {
  const times = stories.map(({ changedAt }) => changedAt.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

export function writeList(topics: readonly Topic[], urlOf: (topic: Topic) => string): string {
  const outlines = topics.map((topic) => {
    const title = titleOf(topic);
    return { text: title, title, type: 'rss', xmlUrl: urlOf(topic) };
  });
  return generateOpml({ head: { title: 'Topics of Keypoint' }, body: { outlines } });
}

function writeRss({ topic, stories, selfUrl, listUrl, nameOf }: TopicFeed): string {
  const lastBuildDate = changedLast(stories);
  return generateRssFeed({
    title: titleOf(topic),
    link: listUrl,
    description: topic.description,
    ...(lastBuildDate && { lastBuildDate }),
    atom: { links: [{ href: selfUrl, rel: 'self', type: 'application/rss+xml' }] },
    items: stories.map((story) => {
      const { id, title, url, summary, outlet, toldAt } = entryOf(story);
      return {
        title: withoutTags(title),
        link: url,
        // In RSS a description is HTML.
        description: escapeText(summary),
        dc: { creators: [outlet] },
        categories: story.topics.map((slug) => ({ name: nameOf(slug) })),
        guid: { value: id, isPermaLink: false },
        pubDate: toldAt,
        atom: { updated: story.changedAt },
      };
    }),
  });
}

function writeAtom({ topic, stories, selfUrl, nameOf }: TopicFeed): string {
  return generateAtomFeed({
    id: feedId(topic),
    title: plain(titleOf(topic)),
    subtitle: plain(topic.description),
    // Atom wants one even where there is nothing yet.
    updated: changedLast(stories) ?? new Date(0),
    links: [{ href: selfUrl, rel: 'self', type: 'application/atom+xml' }],
    entries: stories.map((story) => {
      const { id, title, url, summary, outlet, toldAt } = entryOf(story);
      return {
        id,
        title: plain(title),
        links: [{ href: url, rel: 'alternate' }],
        summary: plain(summary),
        authors: [{ name: outlet }],
        categories: story.topics.map((slug) => ({ term: slug, label: nameOf(slug) })),
        published: toldAt,
        updated: story.changedAt,
      };
    }),
  });
}

function writeJson({ topic, stories, selfUrl, nameOf }: TopicFeed): string {
  const items = stories.map((story) => {
    const { id, title, url, summary, outlet, toldAt } = entryOf(story);
    return {
      id,
      url,
      title,
      content_text: summary,
      authors: [{ name: outlet }],
      tags: story.topics.map(nameOf),
      date_published: toldAt,
      date_modified: story.changedAt,
    };
  });
  const feed = generateJsonFeed({
    title: titleOf(topic),
    description: topic.description,
    feed_url: selfUrl,
    items,
  });
  // feedsmith leaves out a list of nothing, which the format demands.
  return JSON.stringify(Object.assign({ items: [] }, feed));
}

/** A story's own through all that changes in it, its head too. */
function entryOf(story: StoryView) {
  const { head, firstSeenAt } = story;
  const title = visibleText(head.title);
  const summary = [visibleText(head.excerpt), alsoToldBy(story)].filter((part) => part !== '');
  return {
    id: `urn:keypoint:story:${story.id}`,
    title,
    url: head.url,
    // JSON Feed has no entry without a text.
    summary: summary.join(' ') || title,
    outlet: outletOf(head),
    // When it was published, but never after it was first seen.
    toldAt: head.publishedAt && head.publishedAt < firstSeenAt ? head.publishedAt : firstSeenAt,
  };
}

function alsoToldBy({ head, coverage }: StoryView): string {
  const outlets = new Set(coverage.map(outletOf));
  outlets.delete(outletOf(head));
  if (outlets.size === 0) return '';
  const shown = [...outlets].slice(0, OUTLETS_SHOWN);
  const more = outlets.size - shown.length;
  return `Also told by ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function outletOf({ provider }: ArticleView): string {
  return visibleText(provider.name) || provider.domain;
}

/**
 * Whether a title of RSS is text or HTML every reader decides for itself: behind a blank, `<` begins
 * no tag in either.
 * Source: https://www.rssboard.org/rss-profile#data-types-characterdata
 */
function withoutTags(title: string): string {
  return title.replaceAll(/<(?=[a-z/!?])/gi, '< ');
}

function plain(value: string) {
  return { value, type: 'text' };
}

function titleOf(topic: Topic): string {
  return `Keypoint: ${topic.name}`;
}

function feedId(topic: Topic): string {
  return `urn:keypoint:topic:${topic.slug}`;
}
