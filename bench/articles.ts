/** Owns article files to measure with, the same at every run: made up, or varied from a folder's. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS =
  'model vision network image language robot chip data paper release study system camera face speech agent'.split(
    ' ',
  );
const TOPICS = [
  'AI',
  'Machine Learning',
  'Computer Vision',
  'Natural Language Processing',
  'AI Hardware',
  'A name that the taxonomy does not have',
];
const TYPES = ['article', 'article', 'article', 'video', 'newsletter', 'podcast'];
const GARBLED = ['', '', '', 'It isnâ€™t ', 'Caf&eacute; ', 'ZÃ¼rich: ', '\u200b', '<b>Bold</b> '];
const DAY_MS = 86_400_000;
/** Of a group's files the first cites all the others. */
const GROUP = 6;

/**
 * Files of 3.5 KB in the mean. One in six cites five others, of which some have no file of their own;
 * a third has an image, a tenth no quality, some garbled text, no date, another type, or faults.
 */
export function writeArticles(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const isFirst = index % GROUP === 0;
    const cited = isFirst ? Array.from({ length: GROUP - 1 }, (_, step) => index + step + 1) : [];
    if (isFirst && index % 24 === 0) cited.push(count + index, count + index + 1);
    const related = cited.map((other) => `  - ${fields(other).join('\n    ')}`);
    const topics = pick(index, index % 4, TOPICS).map((topic) => `  - ${topic}`);
    const text = [
      index % 500 === 499 ? '--' : '---',
      ...fields(index),
      ...(topics.length > 0 ? ['topics:', ...topics] : []),
      ...(related.length > 0 ? ['related:', ...related] : []),
      `secured: "${'A1b2'.repeat(300 + (index % 7) * 60)}"`,
      '---',
      '',
    ].join('\n');
    writeFileSync(join(folder, `${String(index).padStart(6, '0')}.md`), text);
  }
}

function fields(index: number): string[] {
  const title = pick(index, 5 + (index % 8), WORDS).join(' ');
  // The largest of 300 outlets has a tenth of all.
  const outlet = Math.floor(300 * (((index * 7_919) % 1_000) / 1_000) ** 2);
  const host = `outlet${outlet}.example`;
  const garbled = GARBLED[index % GARBLED.length] ?? '';
  const url = `https://${index % 3 === 0 ? 'www.' : ''}${host}/news/${index}/${title.replaceAll(' ', '-')}`;
  const date = new Date(Date.UTC(2024, 0, 1) + (index % 700) * DAY_MS).toISOString();
  const image = `https://${host}/images/${index}.jpg`;
  return [
    `title: "${garbled}${title} ${index}"`,
    `excerpt: "${garbled}${pick(index * 7, 15 + (index % 50), WORDS).join(' ')}"`,
    ...(index % 40 === 7 ? [] : [`publishedDateTime: ${date}`]),
    `webUrl: "${url}${index % 5 === 0 ? '?utm_source=feed&utm_medium=rss' : ''}"`,
    `type: ${TYPES[index % TYPES.length] ?? 'article'}`,
    ...(index % 10 === 3 ? [] : [`quality: ${20 + ((index * 37) % 110)}`]),
    ...(index % 4 === 1 ? [`published: ${index % 8 === 1}`] : []),
    `provider: {name: "Outlet of ${host}", domain: ${host}}`,
    ...(index % 3 === 2 ? [`images: [{url: "${image}", width: 1200, height: 628}]`] : []),
  ];
}

/** Spread by a linear congruence: varied, and the same at every run. */
function pick(seed: number, count: number, from: readonly string[]): string[] {
  let state = seed + 1;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[Math.floor(state / 65_536) % from.length] ?? '';
  });
}

/** The files of `source`, as often as it takes: each time their addresses and titles are others. */
export function varyArticles(source: string, folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(source).filter((name) => name.endsWith('.md'));
  if (names.length === 0) throw new Error(`${source} has no .md files`);
  const texts = names.map((name) => readFileSync(join(source, name), 'utf8'));
  for (let index = 0; index < count; index += 1) {
    const turn = Math.floor(index / names.length);
    const text = texts[index % names.length] ?? '';
    const varied = text
      .replaceAll(
        /^([ -]*(?:webUrl|originalUrl|ampWebUrl|cdnAmpWebUrl): "?[^"?#\n]*)/gm,
        `$1-${turn}`,
      )
      .replaceAll(/^([ -]*title: "?)/gm, `$1${turn} `);
    writeFileSync(join(folder, `${turn}-${names[index % names.length] ?? ''}`), varied);
  }
}
