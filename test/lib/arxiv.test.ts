/** Owns the proof that every form of a paper at arXiv is one address, and nothing else is. */
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../src/lib/url.ts';

const PAGE = 'https://arxiv.org/abs/2401.00001';

describe('canonicalUrl joins the forms of a paper', () => {
  it.each([
    'http://arxiv.org/abs/2401.00001v2',
    'https://arxiv.org/pdf/2401.00001',
    'https://www.arxiv.org/pdf/2401.00001v3.pdf',
    'https://arxiv.org/html/2401.00001v1#S3',
    'https://arxiv.org/html/2401.00001v1/index.html',
    'https://export.arxiv.org/abs/2401.00001?context=cs.CV',
    'https://browse.arxiv.org/html/2401.00001/',
    'https://ar5iv.labs.arxiv.org/html/2401.00001',
    'https://ar5iv.org/abs/2401.00001',
    'https://doi.org/10.48550/arXiv.2401.00001',
  ])('%s', (url) => {
    expect(canonicalUrl(url)).toBe(PAGE);
    expect(canonicalUrl(url, { keepsFragment: true })).toBe(PAGE);
  });

  it.each([
    ['https://arxiv.org/abs/cs/0112017v1', 'https://arxiv.org/abs/cs/0112017'],
    ['http://xxx.lanl.gov/abs/cs.CV/0112017', 'https://arxiv.org/abs/cs/0112017'],
    ['https://arxiv.org/pdf/hep-th/9901001.pdf', 'https://arxiv.org/abs/hep-th/9901001'],
    ['https://arxiv.org/abs/0704.0001', 'https://arxiv.org/abs/0704.0001'],
  ])('%s', (url, page) => {
    expect(canonicalUrl(url)).toBe(page);
  });
});

it.each([
  ['https://arxiv.org/list/cs.CV/recent', 'https://arxiv.org/list/cs.CV/recent'],
  ['https://arxiv.org/abs/2401.1', 'https://arxiv.org/abs/2401.1'],
  ['https://notarxiv.org/pdf/2401.00001v2', 'https://notarxiv.org/pdf/2401.00001v2'],
  ['https://www.alphaxiv.org/abs/2401.00001v2', 'https://alphaxiv.org/abs/2401.00001v2'],
  ['https://doi.org/10.1038/s41586-024-1', 'https://doi.org/10.1038/s41586-024-1'],
])('canonicalUrl leaves %s to itself', (url, canonical) => {
  expect(canonicalUrl(url)).toBe(canonical);
});
