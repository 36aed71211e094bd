/** Owns the proof of what those who follow a story are told, within every limit. */
import { describe, expect, it } from 'vitest';
import type { UpdateView } from '../../../src/delivery/sender.ts';
import { updateMessage } from '../../../src/discord/cards/story-update.ts';
import { LANGUAGES } from '../../../src/discord/texts/languages.ts';
import { textsFor } from '../../../src/discord/texts/texts-for.ts';
import { article } from '../stories.ts';

const update = (fields: Partial<UpdateView> = {}): UpdateView => ({
  id: 1,
  kind: 'news',
  storyId: 7,
  title: 'Robots *walk*',
  articles: [
    article({
      title: 'They [run]',
      url: 'https://example.com/run_(1)',
      provider: { name: 'Outlet', domain: 'example.com' },
    }),
  ],
  ...fields,
});
const draw = (fields?: Partial<UpdateView>, locale = 'en-US') =>
  updateMessage(update(fields), { mark: 'mark-1', texts: textsFor(locale) });

describe('a message to who follows a story', () => {
  it('names the story, what came and from whom, without previews, and ends it by a button', () => {
    expect(draw()).toMatchObject({
      content:
        'New on **Robots \\*walk\\***:\n• [They (run)](<https://example.com/run_%281%29>) · Outlet',
      components: [{ components: [{ label: 'Stop following', custom_id: 'stop-story:7:mark-1' }] }],
      allowed_mentions: { parse: [] },
    });
  });

  it('says who took it back, in the language of who is told', () => {
    expect(draw({ kind: 'retracted' }, 'de').content).toBe(
      '**Robots \\*walk\\*** wurde von Outlet zurückgezogen.',
    );
  });

  it.each(LANGUAGES)('is never longer than a message, however much came, in %s', (locale) => {
    const long = {
      title: '*'.repeat(400),
      url: `https://example.com/${'x'.repeat(200)}`,
      provider: { name: '*'.repeat(100), domain: 'example.com' },
    };
    const articles = Array.from({ length: 40 }, () => article(long));
    const { content = '' } = draw({ title: '*'.repeat(400), articles }, locale);
    expect(content.length).toBeLessThanOrEqual(2_000);
    expect(content).toContain('35');
  });
});
