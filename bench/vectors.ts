/** Owns how much of what others collected is mended right: garbled texts, addresses, dates. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repairText } from '../src/lib/mojibake.ts';
import { parseUrl } from '../src/lib/parse-url.ts';
import { canonicalUrl, displayUrl, hostOf } from '../src/lib/url.ts';
import { parseFeedDate } from '../src/sources/feed/feed-date.ts';

type Outcome = { what: string; goal: string; of: number; wrong: string[] };

const SHOWN = 20;

const texts = z.array(
  z.object({ original: z.string(), fixed: z.string(), 'fixed-encoding': z.string().optional() }),
);
const addresses = z.object({
  vectors: z.array(
    z.object({
      input: z.string(),
      expected: z.string(),
      baseURL: z.string().optional(),
      feedURL: z.string().optional(),
    }),
  ),
});
const dates = z.object({
  vectors: z.array(z.object({ input: z.string(), iso: z.string().optional() })),
});

/** `[folder]`: the texts, urls and dates below it, of the shape of `../shared/data`. */
export function benchVectors([folder = '../shared/data']: readonly string[]): Promise<void> {
  const triples = readFileSync(join(folder, 'urls/amp-triples.csv'), 'utf8').trim().split('\n');
  const outcomes = [
    repaired(readJson(texts, join(folder, 'text/in-the-wild.json'))),
    unchanged(readJson(texts, join(folder, 'text/negative.json'))),
    cleaned(readJson(addresses, join(folder, 'urls/miniflux-urlcleaner.json')).vectors),
    ...joined(triples.slice(1).map((line) => line.trim().split(','))),
    ...read(readJson(dates, join(folder, 'dates/feedparser-dates.json')).vectors),
  ];
  for (const { what, goal, of, wrong } of outcomes) {
    const right = of - wrong.length;
    say(`${what.padEnd(28)}${right} of ${of} (${((100 * right) / of).toFixed(1)} %), goal ${goal}`);
    for (const line of wrong.slice(0, SHOWN)) say(`    ${line}`);
  }
  return Promise.resolve();
}

function repaired(vectors: z.infer<typeof texts>): Outcome {
  const wrong = vectors.flatMap(({ original, fixed, 'fixed-encoding': encoding = fixed }) => {
    const mended = repairText(original);
    return sameText(mended, encoding) ? [] : [`${original} -> ${mended}, not ${encoding}`];
  });
  return { what: 'garbled texts repaired', goal: '95 %', of: vectors.length, wrong };
}

/** One of them holds a control character, in whose place a sign is as good as it is. */
function unchanged(vectors: z.infer<typeof texts>): Outcome {
  const wrong = vectors.flatMap(({ original, fixed, 'fixed-encoding': encoding = fixed }) => {
    const mended = repairText(original);
    return mended === original || mended === encoding ? [] : [`${original} -> ${mended}`];
  });
  return { what: 'good texts left alone', goal: 'all', of: vectors.length, wrong };
}

/** ftfy makes quotes straight besides, which is a matter of taste. */
function sameText(one: string, other: string): boolean {
  const plain = (text: string) =>
    text.normalize('NFC').replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');
  return plain(one) === plain(other);
}

function cleaned(vectors: z.infer<typeof addresses>['vectors']): Outcome {
  const wrong = vectors.flatMap(({ input, expected, baseURL, feedURL }) => {
    const foundAt = [baseURL, feedURL].flatMap((url) => hostOf(url ?? '') ?? []);
    const shown = displayUrl(input, { foundAt });
    // What is no web address is none here, and no link; there it is left as it is.
    const wanted = /^https?:/.test(expected) ? expected : null;
    return sameAddress(shown, wanted) ? [] : [`${input} -> ${shown}, not ${wanted}`];
  });
  return { what: 'addresses cleaned', goal: 'all', of: vectors.length, wrong };
}

/** `+` and `%20` in a query are the same. */
function sameAddress(one: string | null, other: string | null): boolean {
  const plain = (text: string | null) => parseUrl(text ?? '')?.href.replaceAll('%20', '+') ?? null;
  return plain(one) === plain(other);
}

/** Pages that become one are shown: whether they are two is for a person to see. */
function joined(rows: readonly string[][]): Outcome[] {
  const apart = rows.filter((row) => new Set(row.map((url) => canonicalUrl(url))).size > 1);
  const pages = [...new Set(rows.map(([page = '']) => page))];
  const first = new Map(pages.toReversed().map((page) => [canonicalUrl(page), page]));
  const merged = pages.filter((page) => first.get(canonicalUrl(page)) !== page);
  return [
    { what: 'AMP triples joined', goal: '98 %', of: rows.length, wrong: apart.map(String) },
    {
      what: 'pages of their own',
      goal: 'all that are two',
      of: pages.length,
      wrong: merged.map((page) => `${page} = ${first.get(canonicalUrl(page))}`),
    },
  ];
}

function read(vectors: z.infer<typeof dates>['vectors']): Outcome[] {
  const wrongOf = (chosen: typeof vectors) =>
    chosen.flatMap(({ input, iso = null }) => {
      const moment = parseFeedDate(input)?.toISOString().replace('.000Z', 'Z') ?? null;
      return moment === iso ? [] : [`${input} -> ${moment}, not ${iso}`];
    });
  const meant = vectors.filter(({ iso }) => iso !== undefined);
  const none = vectors.filter(({ iso }) => iso === undefined);
  return [
    { what: 'dates read', goal: 'all', of: meant.length, wrong: wrongOf(meant) },
    { what: 'no dates', goal: 'all', of: none.length, wrong: wrongOf(none) },
  ];
}

function readJson<Shape extends z.ZodType>(shape: Shape, path: string): z.infer<Shape> {
  return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
