/** Owns stories of any content at all, for properties of what shows them. */
import {
  array,
  boolean,
  constant,
  constantFrom,
  date,
  integer,
  oneof,
  option,
  record,
  string,
  webUrl,
} from 'fast-check';

import type { ArticleType } from '../../src/articles/tables.ts';

export const anyText = (maxLength: number) =>
  oneof(
    string({ unit: 'grapheme', maxLength }),
    string({ unit: constantFrom('*', '_', '💥', ' ', '[', '@everyone', 'word '), maxLength }),
    string({ unit: constantFrom('\u200D', '\u3164', '\u{1D159}', '\uD800', '\u0007'), maxLength }),
  );

const anyUrl = oneof(
  webUrl({ withFragments: true, withQueryParameters: true }),
  constantFrom(
    'javascript:alert(1)',
    '',
    'x',
    `https://e.org/${'a'.repeat(2040)}`,
    `https://e.org/${'é'.repeat(900)}`,
  ),
);

const anyPaper = record({
  authors: array(anyText(40), { maxLength: 60 }),
  pdfUrl: option(anyUrl),
  codeUrl: option(anyUrl),
  projectUrl: option(anyUrl),
});

const anyArticle = record({
  id: integer({ min: 1 }),
  url: anyUrl,
  title: anyText(5000),
  excerpt: anyText(6000),
  type: constantFrom<ArticleType>('article', 'video', 'newsletter', 'podcast', 'paper'),
  provider: record({ name: anyText(300), domain: oneof(anyText(300), constantFrom('scmp.com')) }),
  quality: integer(),
  publishedAt: option(date({ noInvalidDate: true })),
  image: option(record({ url: anyUrl, alt: option(anyText(20)) })),
  paper: constant(null),
});

/** Nothing shows that of another than the head. */
const anyHead = record({ article: anyArticle, paper: option(anyPaper) }).map(
  ({ article, paper }) => ({ ...article, paper }),
);

export const anyStory = record({
  id: integer({ min: 1 }),
  heat: integer(),
  revision: integer({ min: 1, max: 9 }),
  topics: array(constantFrom('ai', 'ai-in-security', 'computer-vision', 'unknown')),
  head: anyHead,
  coverage: array(anyArticle, { maxLength: 300, size: 'max' }),
  withdrawn: array(anyArticle, { maxLength: 20 }),
  firstSeenAt: date({ noInvalidDate: true }),
  changedAt: date({ noInvalidDate: true }),
  retracted: boolean(),
});
