/** Owns stories and a taxonomy for the tests of the Discord edge. */
import type { ArticleView, StoryView } from '../../src/stories/story-view.ts';
import { createTaxonomy } from '../../src/topics/taxonomy.ts';

export const NOW = new Date('2021-11-23T08:00:00Z');

export const taxonomy = createTaxonomy([
  topic({ slug: 'ai', name: 'AI', parent: null, emoji: '🤖', color: '#111111' }),
  topic({ slug: 'ai-in-security', name: 'AI in Security', parent: 'ai', emoji: '🔒' }),
  topic({ slug: 'computer-vision', name: 'Computer Vision', parent: 'ai', color: '#0a84ff' }),
  topic({ slug: 'robotics', name: 'Robotics', parent: 'ai', emoji: '🦾' }),
]);

function topic(
  fields: { slug: string; name: string; parent: string | null } & Record<string, unknown>,
) {
  return {
    emoji: '👁️',
    color: '#0a84ff',
    description: `About ${fields.name}.`,
    keywords: [],
    hints: [],
    not: [],
    categories: [],
    aliases: [],
    ...fields,
  };
}

export function article(fields: Partial<ArticleView> = {}): ArticleView {
  return {
    id: 1,
    url: 'https://www.scmp.com/tech/sensetime',
    title: 'SenseTime gets approval for Hong Kong IPO',
    excerpt: 'The firm may raise US$2 billion.',
    type: 'article',
    provider: { name: 'South China Morning Post', domain: 'scmp.com' },
    quality: 129,
    publishedAt: new Date('2021-11-22T22:26:00Z'),
    image: { url: 'https://cdn.example.org/a.jpg', alt: null },
    paper: null,
    ...fields,
  };
}

export function story(fields: Partial<StoryView> = {}): StoryView {
  return {
    id: 7,
    heat: 149,
    revision: 1,
    topics: ['ai', 'ai-in-security', 'computer-vision'],
    head: article(),
    coverage: [
      article({
        id: 2,
        title: 'SenseTime cleared',
        url: 'https://www.biometricupdate.com/a',
        provider: { name: 'Biometric Update', domain: 'biometricupdate.com' },
        quality: 38,
      }),
    ],
    withdrawn: [],
    firstSeenAt: NOW,
    changedAt: NOW,
    retracted: false,
    ...fields,
  };
}
