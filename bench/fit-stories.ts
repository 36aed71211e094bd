/** Owns fitting the model of stories to events whose articles are known. */
import { basename } from 'node:path';
import { readFieldTexts } from './eval/field-texts.ts';
import { learnStories } from './eval/learn-stories.ts';
import { readLines } from './eval/read-lines.ts';
import { knownStorySchema } from './eval/stories.ts';

const MODEL = new URL('../seeds/stories.json', import.meta.url);

/** @param texts papers, articles or feeds of the field, whose words are common in it */
export function fitStories(data: string, texts: readonly string[]) {
  const collections = texts.map(readFieldTexts);
  const madeBy = `npm run fit -- stories, of ${[data, ...texts].map((file) => basename(file)).join(', ')}`;
  const learnt = learnStories(readLines(data, knownStorySchema), { texts: collections, madeBy });
  const text = `${JSON.stringify(learnt, null, 2)}\n`;
  const { stems: _words, ...weights } = learnt;
  return { file: MODEL, text, told: `${JSON.stringify(weights, null, 2)}\n` };
}
