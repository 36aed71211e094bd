/**
 * Owns learning what ships in `seeds`: `npm run fit -- quality|topics|stories --data <file or folder>`. What is
 * written is the only trace of the data.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fitQuality } from './fit-quality.ts';
import { fitStories } from './fit-stories.ts';
import { fitTopics } from './fit-topics.ts';

type Fit = { file: URL; text: string; told: string };

const FITS: Record<string, (data: string, texts: string[]) => Fit> = {
  quality: (data) => {
    const { file, learnt } = fitQuality(data);
    const text = `${JSON.stringify(learnt, null, 2)}
`;
    return { file, text, told: text };
  },
  topics: fitTopics,
  stories: fitStories,
};
const USAGE = `npm run fit -- ${Object.keys(FITS).join('|')} --data <file or folder> [--texts <file of articles> …]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, texts: { type: 'string', multiple: true, default: [] } },
});
const fit = FITS[positionals[0] ?? ''];
if (!fit || values.data === undefined) throw new Error(USAGE);
const { file, text, told } = fit(values.data, values.texts);
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
writeFileSync(file, text);
process.stdout.write(text === before ? 'nothing changed\n' : told);
