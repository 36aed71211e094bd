import { array, assert, constantFrom, date, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestView } from '../../../src/delivery/sender.ts';
import { digestCard } from '../../../src/discord/cards/digest-card.ts';
import type { StoryView } from '../../../src/stories/story-view.ts';
import { anyStory } from '../any-story.ts';
import { faultsOf } from '../message-rules.ts';
import { article, story, taxonomy } from '../stories.ts';
import { LANGUAGES } from '../../../src/discord/texts/languages.ts';
import { textsFor } from '../../../src/discord/texts/texts-for.ts';

const MARK = 'mark-1';
const anyLanguage = constantFrom(...LANGUAGES);
const SINCE = new Date('2021-11-22T07:00:00Z');
const UNTIL = new Date('2021-11-23T07:00:00Z');
const STORY_URL = 'https://www.scmp.com/tech/sensetime';

function view(stories: StoryView[], fields: Partial<DigestView> = {}): DigestView {
  const total = stories.length;
  return { id: 5, cadence: 'daily', since: SINCE, until: UNTIL, total, stories, ...fields };
}

const drawn = (digest: DigestView, language = 'en-US') =>
  digestCard({ digest, mark: MARK, taxonomy, texts: textsFor(language) });
const some = (count: number, url?: string) =>
  Array.from({ length: count }, (_, index) =>
    story({ id: index + 1, head: article({ url: url ?? `https://e.org/${index}` }) }),
  );
const buttonOf = (digest: DigestView) => drawn(digest).components[0]?.components[0];

describe('digestCard', () => {
  it('shows its period, and title, link, outlet, age, heat and coverage of each story', () => {
    const { content, embeds } = drawn(view([story()]));
    expect(content).toBe('**Daily digest**: 1 story from <t:1637564400:f> to <t:1637650800:f>');
    expect(embeds).toEqual([
      {
        color: 0x0a84ff,
        title: 'SenseTime gets approval for Hong Kong IPO',
        url: STORY_URL,
        description: 'South China Morning Post · <t:1637619960:R> · heat 149 · 1 more on it',
        thumbnail: { url: 'https://cdn.example.org/a.jpg' },
      },
    ]);
  });

  it('shows the ten best, says how many more there are, and offers them all', () => {
    const digest = view(some(10), { total: 47, cadence: 'weekly' });
    expect(drawn(digest).content).toMatch(
      /^\*\*Weekly digest\*\*: 47 stories .*\nThe best 10 are here, and 37 more under “Show all”\.$/,
    );
    expect(buttonOf(digest)).toMatchObject({ label: 'Show all', custom_id: 'digest:5:0:mark-1' });
  });

  it('carries its mark where it shows every story, and where it shows none', () => {
    for (const [count, label] of [
      [3, 'Show as a list'],
      [0, 'Newest stories'],
    ] as const) {
      expect(buttonOf(view(some(count)))).toMatchObject({ label, custom_id: 'digest:5:0:mark-1' });
    }
  });

  it('says kindly that there was nothing, and that it will be quiet', () => {
    expect(drawn(view([]))).toMatchObject({
      content:
        '**Daily digest**: nothing new since <t:1637564400:f> is worth your time. ' +
        'I stay quiet until something is.',
      embeds: [],
    });
  });

  it.each([
    ['https://e.org/a', 'https://e.org/a#:~:story=2'],
    ['https://e.org/a#part', 'https://e.org/a#part:~:story=2'],
  ])('keeps stories with one address apart, since Discord shows only the first', (url, other) => {
    const urls = drawn(view(some(2, url))).embeds.map((embed) => embed.url);
    expect(urls).toEqual([url, other]);
  });

  it('is never over a limit of Discord and hides no story, whatever the stories hold', () => {
    // Taken in turn, so that many have the address of another.
    const someStories = array(anyStory, { minLength: 1, maxLength: 12 });
    const anyPeriod = record({
      cadence: constantFrom('daily' as const, 'weekly' as const),
      since: date({ noInvalidDate: true }),
      until: date({ noInvalidDate: true }),
    });
    assert(
      property(someStories, nat(300), anyPeriod, anyLanguage, (given, count, period, language) => {
        const stories = Array.from({ length: count }, (_, index) => ({
          ...(given[index % given.length] ?? story()),
          id: index + 1,
        }));
        const body = drawn(view(stories, period), language);
        expect(faultsOf(body)).toEqual([]);
        expect(body.embeds).toHaveLength(Math.min(stories.length, 10));
        const urls = body.embeds.flatMap(({ url }) => url ?? []);
        expect(new Set(urls).size).toBe(urls.length);
      }),
      { numRuns: 50 },
    );
  }, 120_000);
});
