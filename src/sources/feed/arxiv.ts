/** Owns arXiv's entries: one address per paper, and what its announcement says. */
import type { PaperDetails } from '../../articles/tables.ts';
import { arxivPage } from '../../lib/arxiv.ts';
import { parseUrl } from '../../lib/parse-url.ts';
import { hostOf } from '../../lib/url.ts';
import { plainText } from './entry-text.ts';
import type { RawEntry } from './raw-feed.ts';

const PREFIX = /^arXiv:\S+\s+Announce Type:\s*(\S+)\s+(?:Abstract:\s*)?/i;
/** A link that ends a sentence does not hold its full stop. */
const LINK = /https?:\/\/[^\s<>"'()[\]{}]{4,300}/gi;
const CODE_HOSTS =
  /(?:^|\.)(?:github\.com|gitlab\.com|huggingface\.co|bitbucket\.org|codeberg\.org)$/;

/** The page of the abstract, whichever form of whichever version an address is of; else null. */
export function paperPage(url: string): string | null {
  const parsed = parseUrl(url);
  return parsed && arxivPage(parsed);
}

/** `replace` and `replace-cross`: a later version of a paper that was announced before. */
export function isReplacement({ summaries }: RawEntry): boolean {
  const announced = PREFIX.exec(summaries[0]?.value.trimStart() ?? '')?.[1] ?? '';
  return /^replace/i.test(announced);
}

/** The abstract without what stands before it. */
export function abstractOf(excerpt: string): string {
  return excerpt.replace(PREFIX, '');
}

/** Authors, the PDF, and the first links to code and to another page that the entry itself gives. */
export function paperDetails(entry: RawEntry, page: string): PaperDetails {
  const texts = [entry.comment ?? '', ...entry.summaries.map(({ value }) => value)].map(plainText);
  const links = texts
    .flatMap((text) => text.match(LINK) ?? [])
    .map((link) => link.replace(/[.,;:!?]+$/, ''));
  const isCode = (link: string) => CODE_HOSTS.test(hostOf(link) ?? '');
  return {
    authors: authorsOf(entry.creators),
    pdfUrl: page.replace('/abs/', '/pdf/'),
    codeUrl: links.find(isCode) ?? null,
    projectUrl: links.find((link) => !isCode(link) && paperPage(link) === null) ?? null,
  };
}

/** RSS names all in one element, with commas; their institutes may stand in brackets. */
function authorsOf(creators: readonly string[]): string[] {
  const [only = ''] = creators;
  if (creators.length !== 1) return [...creators];
  return only
    .replace(/\([^()]{0,300}\)/g, '')
    .split(/,\s*(?:and\s+)?|\s+and\s+/)
    .map((name) => plainText(name))
    .filter((name) => name !== '');
}
