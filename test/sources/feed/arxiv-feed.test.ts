/** Owns the proof that arXiv's entries are papers, one per id, and that its updates are no news. */
import { describe, expect, it } from 'vitest';
import { atom, only, parse, rss } from './fixtures.ts';

const ABSTRACT =
  'We count people in blurred pictures. Code: https://github.com/lens/count. Page: https://lens.example.com/count/.';

function announced(type: string, link = 'https://arxiv.org/abs/2401.00001'): string {
  return rss(`<item><title>Counting People</title><link>${link}</link>
<description>arXiv:2401.00001v2 Announce Type: ${type} \nAbstract: ${ABSTRACT}</description>
<guid isPermaLink="false">oai:arXiv.org:2401.00001v2</guid><category>cs.CV</category><category>cs.AI</category>
<pubDate>Fri, 23 Feb 2024 00:00:00 -0500</pubDate><dc:creator>Ada Lens, Bo Grain (MIT, CSAIL), and Chi Noise</dc:creator></item>`);
}

describe('parseFeed', () => {
  it('reads a paper with its authors, and links to PDF, code and page', () => {
    expect(only(parse(announced('new')))).toMatchObject({
      url: 'https://arxiv.org/abs/2401.00001',
      title: 'Counting People',
      type: 'paper',
      excerpt: ABSTRACT,
      topics: ['cs.CV', 'cs.AI'],
      publishedAt: new Date('2024-02-23T05:00:00Z'),
      provider: { name: null, domain: 'arxiv.org' },
      paper: {
        authors: ['Ada Lens', 'Bo Grain', 'Chi Noise'],
        pdfUrl: 'https://arxiv.org/pdf/2401.00001',
        codeUrl: 'https://github.com/lens/count',
        projectUrl: 'https://lens.example.com/count/',
      },
    });
  });

  it.each([
    ['new', false],
    ['cross', false],
    ['replace', true],
    ['replace-cross', true],
  ])('takes announce type %s for an update only: %s', (type, isUpdateOnly) => {
    expect(parse(announced(type)).entries[0]?.isUpdateOnly).toBe(isUpdateOnly);
  });

  it.each([
    'http://arxiv.org/abs/2401.00001v3',
    'https://arxiv.org/pdf/2401.00001v1',
    'https://export.arxiv.org/html/2401.00001v2',
  ])('has one address for %s', (link) => {
    const entry = only(parse(announced('cross', link)));
    expect([entry.url, entry.type]).toEqual(['https://arxiv.org/abs/2401.00001', 'paper']);
  });

  it('reads the form of the API', () => {
    const text = atom(
      `<entry><id>http://arxiv.org/abs/2401.00001v1</id><published>2024-01-01T00:00:00Z</published><updated>2024-02-01T00:00:00Z</updated>
<title>Counting\n  People</title><summary>We count people in blurred pictures, of all things.\n</summary>
<author><name>Ada Lens</name></author><author><name>Bo Grain</name></author>
<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">8 pages. Code at https://huggingface.co/lens/count</arxiv:comment>
<link href="http://arxiv.org/abs/2401.00001v1" rel="alternate" type="text/html"/><link title="pdf" href="http://arxiv.org/pdf/2401.00001v1" rel="related" type="application/pdf"/>
<category term="cs.CV"/></entry>`,
    );
    expect(only(parse(text))).toMatchObject({
      url: 'https://arxiv.org/abs/2401.00001',
      title: 'Counting People',
      excerpt: 'We count people in blurred pictures, of all things.',
      publishedAt: new Date('2024-01-01T00:00:00Z'),
      paper: {
        authors: ['Ada Lens', 'Bo Grain'],
        codeUrl: 'https://huggingface.co/lens/count',
        projectUrl: null,
      },
    });
  });
});
