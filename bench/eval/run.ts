/**
 * Owns measuring the judgement: `npm run eval -- quality|topics|stories|heat --data <file>`. Prints the
 * measures as one JSON document, and for people as a table on standard error. A database of its own is
 * made with TEST_DATABASE_URL, else an embedded one.
 */
import { parseArgs } from 'node:util';
import { evaluateHeat } from './heat.ts';
import { evaluateQuality } from './quality.ts';
import { evaluateStories } from './stories.ts';
import { evaluateTopics } from './topics.ts';

export type Evaluation = {
  /** Of `heat` a folder of front-matter files. */
  data: string;
  /** Of the order in which articles come. */
  seed: number;
  /** So many of the first lines are used. */
  limit: number;
  /** What the collection adds to a story's heat for each other article. */
  k: number;
  /** In so many parts is what is learnt kept from what is judged; null when nothing was said of it. */
  folds: number | null;
  /** Of `stories` with folds: where the words of the field are learnt from. */
  texts: string[];
};

const EVALUATIONS: Record<string, (evaluation: Evaluation) => Promise<object>> = {
  quality: evaluateQuality,
  topics: evaluateTopics,
  stories: evaluateStories,
  heat: evaluateHeat,
};

const USAGE = `npm run eval -- ${Object.keys(EVALUATIONS).join('|')} --data <file> [--seed 1] [--limit <lines>] [--k 20] [--folds 5] [--texts <file>]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    limit: { type: 'string', default: 'Infinity' },
    k: { type: 'string', default: '20' },
    folds: { type: 'string' },
    texts: { type: 'string', multiple: true, default: [] },
  },
});
const [name = ''] = positionals;
const evaluate = EVALUATIONS[name];
const { data } = values;
if (!evaluate || data === undefined) throw new Error(USAGE);
const folds = values.folds === undefined ? null : Number(values.folds);
const [seed, limit, k] = [values.seed, values.limit, values.k].map(Number);
if (
  seed === undefined ||
  limit === undefined ||
  k === undefined ||
  Number.isNaN(seed + limit + k + (folds ?? 0))
) {
  throw new Error(`--seed, --limit, --k and --folds are numbers: ${USAGE}`);
}
const measures = await evaluate({ data, seed, limit, k, folds, texts: values.texts });
process.stderr.write(`${tableOf(measures).join('\n')}\n`);
process.stdout.write(`${JSON.stringify(measures)}\n`);

/** A line for each number, indented by where it stands. */
function tableOf(measures: object, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  return Object.entries(measures).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'number') return [`${indent}${key.padEnd(24)} ${rounded(value)}`];
    if (Array.isArray(value)) return [`${indent}${key.padEnd(24)} ${value.length}`];
    if (typeof value !== 'object' || value === null)
      return [`${indent}${key.padEnd(24)} ${String(value)}`];
    const scores: [string, unknown][] = Object.entries(value);
    const isFlat = scores.every(([, one]) => typeof one === 'number');
    if (!isFlat) return [`${indent}${key}`, ...tableOf(value, depth + 1)];
    const told = scores.map(([what, one]) => `${what} ${rounded(Number(one))}`);
    return [`${indent}${key.padEnd(24)} ${told.join('  ')}`];
  });
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
