/** Owns signals and weights of tests of quality. */
import { join } from 'node:path';
import type { PaperDetails } from '../../src/articles/tables.ts';
import type { QualitySignals } from '../../src/quality/signals/signal.ts';
import { readQualityWeights } from '../../src/quality/weights.ts';

/** Of an article of which nothing is known but what is given. */
export function signals(fields: Partial<QualitySignals> = {}): QualitySignals {
  return {
    title: 'A short title',
    excerpt: '',
    hasImage: false,
    hasAmp: false,
    namedTopic: null,
    furtherTopics: 0,
    outlet: null,
    paper: null,
    ...fields,
  };
}

export function paper(fields: Partial<PaperDetails> = {}): PaperDetails {
  return { authors: [], pdfUrl: null, codeUrl: null, projectUrl: null, ...fields };
}

export const qualityWeights = readQualityWeights(
  join(import.meta.dirname, '../../seeds/quality.json'),
);
