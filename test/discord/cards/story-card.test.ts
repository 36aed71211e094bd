import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storyCard } from '../../../src/discord/cards/story-card.ts';
import { storyList } from '../../../src/discord/cards/story-list.ts';
import type { PaperDetails } from '../../../src/articles/tables.ts';
import type { StoryView } from '../../../src/stories/story-view.ts';
import { anyStory, anyText } from '../any-story.ts';
import { faultsOf } from '../message-rules.ts';
import { article, NOW, story, taxonomy } from '../stories.ts';
import { LANGUAGES } from '../../../src/discord/texts/languages.ts';
import { textsFor } from '../../../src/discord/texts/texts-for.ts';

const MARK = 'mark-1';
const texts = textsFor(null);
const anyLanguage = constantFrom(...LANGUAGES);
const authorityOf = (domain: string) => (domain === 'scmp.com' ? 60 : null);

function card(fields: Partial<StoryView> = {}) {
  const payload = storyCard({ story: story(fields), mark: MARK, taxonomy, authorityOf, texts });
  const [embed = {}] = payload.embeds;
  const rows = payload.components.map(({ components }) => components);
  return { payload, embed, buttons: rows[0] ?? [], rows: rows.map(labelsOf) };
}

const labelsOf = (buttons: readonly object[]) =>
  buttons.map((button) => 'label' in button && button.label);

describe('storyCard', () => {
  it('shows title, link, excerpt, image, outlet with authority, topics, age, heat and coverage', () => {
    const { embed, payload } = card();
    expect(embed).toEqual({
      color: 0x0a84ff,
      author: { name: 'South China Morning Post · authority 60', url: 'https://scmp.com/' },
      title: 'SenseTime gets approval for Hong Kong IPO',
      url: 'https://www.scmp.com/tech/sensetime',
      description:
        'The firm may raise US$2 billion.\n\n' +
        '🤖 AI · 🔒 AI in Security · 👁️ Computer Vision\nPublished <t:1637619960:R>',
      image: { url: 'https://cdn.example.org/a.jpg' },
      fields: [
        {
          name: 'Also covered by',
          value: '• [SenseTime cleared](https://www.biometricupdate.com/a) · Biometric Update',
        },
      ],
      footer: { text: 'Heat 149 · 2 articles' },
    });
    expect(payload.allowed_mentions).toEqual({ parse: [] });
  });

  it('has buttons to read it, for related stories, and to say what one makes of it', () => {
    expect(card().payload.components).toHaveLength(1);
    expect(card().buttons).toEqual([
      { type: 2, style: 5, label: 'Read', url: 'https://www.scmp.com/tech/sensetime' },
      { type: 2, style: 2, label: 'Related', custom_id: `related:7:${MARK}:1` },
      { type: 2, style: 2, label: 'Why', custom_id: 'why:7' },
      { type: 2, style: 2, label: 'Follow this story', custom_id: 'follow:7' },
      { type: 2, style: 2, label: 'Not for us', custom_id: 'not-for-us:7' },
    ]);
  });

  it('asks for no vote in a person’s own messages', () => {
    const args = { mark: MARK, taxonomy, authorityOf, texts, isDirect: true };
    const { components } = storyCard({ story: story(), ...args });
    expect(components.map((row) => labelsOf(row.components))).toEqual([
      ['Read', 'Related', 'Why', 'Follow this story'],
    ]);
  });

  it('offers nothing to follow or to vote on once it was taken back', () => {
    expect(card({ retracted: true }).rows).toEqual([['Read', 'Related', 'Why']]);
  });

  it('leaves out the Read button for a link over 512 characters, which the title still has', () => {
    const url = `https://e.org/${'a'.repeat(600)}`;
    const { buttons, embed } = card({ head: article({ url }) });
    expect(labelsOf(buttons)).toEqual(['Related', 'Why', 'Follow this story', 'Not for us']);
    expect(embed.url).toBe(url);
  });

  it.each([
    ['no image', { image: null }],
    ['an image that is no web address', { image: { url: 'data:image/png;base64,AA', alt: null } }],
    [
      'an image whose address is too long',
      { image: { url: `https://e.org/${'a'.repeat(2048)}`, alt: null } },
    ],
  ])('shows no image for %s', (_name, fields) => {
    expect(card({ head: article(fields) }).embed).not.toHaveProperty('image');
  });

  it('says when it was updated', () => {
    const { embed } = card({ revision: 2, changedAt: NOW });
    expect(embed.description).toContain('Published <t:1637619960:R> · updated <t:1637654400:R>');
  });

  it('says that it was retracted, without excerpt and image', () => {
    const { embed } = card({ retracted: true, changedAt: NOW });
    expect(embed.description).toMatch(/^\*\*Retracted:\*\* .* <t:1637654400:R>/);
    expect(embed.description).not.toContain('billion');
    expect(embed).not.toHaveProperty('image');
    expect(embed.footer?.text).toMatch(/^Retracted/);
  });

  it('says which of its articles were taken back, struck through and without links', () => {
    const names = ['First *report*', 'Second', 'Third', 'Fourth'];
    const withdrawn = names.map((title, id) => article({ id, title }));
    expect(card({ coverage: [], withdrawn }).embed.fields).toEqual([
      {
        name: 'Taken back',
        value: [
          '~~First \\*report\\*~~ · South China Morning Post',
          '~~Second~~ · South China Morning Post',
          '~~Third~~ · South China Morning Post',
          'and 1 more',
        ].join('\n'),
      },
    ]);
  });

  it('says when it was first seen if nobody knows when it was published', () => {
    const { embed } = card({ head: article({ publishedAt: null }) });
    expect(embed.description).toContain('First seen <t:1637654400:R>');
  });

  it('counts the coverage that does not fit', () => {
    const coverage = Array.from({ length: 30 }, (_, id) => article({ id, title: 'x'.repeat(300) }));
    const value = card({ coverage }).embed.fields?.[0]?.value ?? '';
    expect(value).toMatch(/and 24 more$/);
  });

  it('takes the general topic’s colour when there is no other', () => {
    expect(card({ topics: ['ai'] }).embed.color).toBe(0x111111);
  });

  it.each(['\u200D', '\u2800', '\u{1D173}', '\uFE0F', ' '])(
    'calls a story untitled whose title is only %j',
    (title) => {
      const { embed } = card({ head: article({ title }), coverage: [article({ title })] });
      expect(embed.title).toBe('Untitled');
      expect(embed.fields?.[0]?.value).toBe('• Untitled · South China Morning Post');
      const list = storyList({
        texts,
        title: 'x',
        color: 1,
        stories: [story({ head: article({ title }) })],
      });
      expect(list.description).toMatch(/^\*\*Untitled\*\*/);
    },
  );

  describe('of a paper', () => {
    const paper: PaperDetails = {
      authors: ['Ada *Lovelace*', 'Alan Turing', 'Grace Hopper', 'Fei-Fei Li', 'Yann LeCun'],
      pdfUrl: 'https://arxiv.org/pdf/2111.09886',
      codeUrl: 'https://github.com/microsoft/SimMIM',
      projectUrl: 'https://simmim.example.org/',
    };
    const paperCard = (fields: Partial<PaperDetails> = {}, rest: Partial<StoryView> = {}) =>
      card({ head: article({ type: 'paper', paper: { ...paper, ...fields } }), ...rest });

    it('names who wrote it, and links abstract, PDF, code and project', () => {
      const { embed, buttons, rows } = paperCard();
      expect(embed.author?.name).toBe('South China Morning Post · 📄 paper · authority 60');
      expect(embed.description).toContain(
        '\nBy Ada \\*Lovelace\\*, Alan Turing, Grace Hopper and 2 more\n',
      );
      expect(buttons.map((button) => ('url' in button ? button.url : null))).toEqual([
        'https://www.scmp.com/tech/sensetime',
        'https://arxiv.org/pdf/2111.09886',
        'https://github.com/microsoft/SimMIM',
        'https://simmim.example.org/',
        null,
      ]);
      expect(rows).toEqual([
        ['Abstract', 'PDF', 'Code', 'Project', 'Related'],
        ['Why', 'Follow this story', 'Not for us'],
      ]);
    });

    it.each([
      [['Ada'], 'By Ada\n'],
      [['Ada', 'Alan'], 'By Ada and Alan\n'],
      [['Ada', 'Alan', 'Grace', 'Li'], 'By Ada, Alan, Grace and Li\n'],
      [Array.from({ length: 50 }, (_, at) => `A${at}`), 'By A0, A1, A2 and many more\n'],
      [['@everyone', '\u200D'], 'By @\u200Beveryone\n'],
    ])('counts its authors: %j', (authors, line) => {
      expect(paperCard({ authors }).embed.description).toContain(line);
    });

    it('leaves out what it does not have', () => {
      const nothing = { authors: [], pdfUrl: null, codeUrl: 'javascript:alert(1)' };
      const { embed, rows } = paperCard({
        ...nothing,
        projectUrl: `https://e.org/${'a'.repeat(600)}`,
      });
      expect(embed.description).not.toContain('By ');
      expect(rows).toEqual([['Abstract', 'Related', 'Why', 'Follow this story', 'Not for us']]);
    });

    it('leads to the abstract alone once it was taken back', () => {
      const { rows } = paperCard({}, { retracted: true });
      expect(rows).toEqual([['Abstract', 'Related', 'Why']]);
    });

    it('is told from articles in lists too, by its first author', () => {
      const head = article({ type: 'paper', paper });
      const { description } = storyList({
        title: 'x',
        color: 1,
        stories: [story({ head })],
        texts,
      });
      expect(description).toContain('Post · 📄 paper by Ada \\*Lovelace\\* and 4 more · <t:');
    });
  });

  it.each([
    ['podcast', '🎙️ podcast'],
    ['newsletter', '✉️ newsletter'],
    ['video', '🎬 video'],
  ] as const)('says that it is a %s', (type, sign) => {
    const head = article({ type });
    expect(card({ head }).embed.author?.name).toContain(` · ${sign} · `);
    const { description } = storyList({ title: 'x', color: 1, stories: [story({ head })], texts });
    expect(description).toContain(` · ${sign} · `);
  });

  it('shows markup of a feed as text', () => {
    const { embed } = card({
      head: article({ title: '@everyone **now**', excerpt: '[x](https://e.org)' }),
    });
    expect(embed.title).toBe('@\u200Beveryone \\*\\*now\\*\\*');
    expect(embed.description).toMatch(/^\\\[x\\\]\(https:\u200B/);
  });

  it('is never over a limit of Discord, whatever the story holds', () => {
    assert(
      property(anyStory, anyLanguage, (any, language) => {
        const args = { story: any, mark: MARK, taxonomy, authorityOf };
        expect(faultsOf(storyCard({ ...args, texts: textsFor(language) }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('storyList', () => {
  it('shows title, outlet, age, heat and coverage of each story', () => {
    const embed = storyList({
      texts,
      title: '👁️ Computer Vision: newest stories',
      color: 1,
      stories: [story()],
    });
    expect(embed).toEqual({
      title: '👁️ Computer Vision: newest stories',
      color: 1,
      description:
        '**[SenseTime gets approval for Hong Kong IPO](https://www.scmp.com/tech/sensetime)**\n' +
        'South China Morning Post · <t:1637619960:R> · heat 149 · 1 more on it',
      thumbnail: { url: 'https://cdn.example.org/a.jpg' },
    });
  });

  it('keeps ten stories with long links within the limit, each with its title', () => {
    const url = `https://e.org/${'a'.repeat(600)}`;
    const stories = Array.from({ length: 10 }, (_, id) =>
      story({ id, head: article({ url, title: `Story ${id} ${'word '.repeat(100)}` }) }),
    );
    const { description = '' } = storyList({ title: 'x', color: 1, stories, texts });
    expect(description.length).toBeLessThanOrEqual(4096);
    expect(description.match(/Story \d/g)).toHaveLength(10);
  });

  it('is never over a limit of Discord, whatever the stories hold', () => {
    assert(
      property(
        array(anyStory, { minLength: 1, maxLength: 10 }),
        anyText(500),
        anyLanguage,
        (stories, title, language) => {
          const list = { title: `x${title}`, color: 1, stories, texts: textsFor(language) };
          expect(faultsOf({ embeds: [storyList(list)] })).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('the judge of these tests', () => {
  it.each([
    ['a title of 257 characters', { title: 'x'.repeat(257) }],
    ['a field of 1,025 characters', { fields: [{ name: 'a', value: 'x'.repeat(1025) }] }],
    [
      '6,001 characters in all',
      { description: 'x'.repeat(4000), footer: { text: 'x'.repeat(2001) } },
    ],
    ['a link to a script', { url: 'javascript:alert(1)' }],
  ])('finds fault with %s', (_name, embed) => {
    expect(faultsOf({ embeds: [embed] })).not.toEqual([]);
  });

  it('counts code points', () => {
    expect(faultsOf({ embeds: [{ title: '💥'.repeat(256) }] })).toEqual([]);
  });
});
