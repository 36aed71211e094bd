/** Owns made-up article files to measure with, the same at every run. */
import { mkdirSync, writeFileSync } from 'node:fs';
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
];
const DAY_MS = 86_400_000;

/** A file of about 3 KB each; one in four cites three others, as the collection does. */
export function writeArticles(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const cited = index % 4 === 0 ? [1, 2, 3].map((step) => (index + step) % count) : [];
    const related = cited.map((other) => `  - ${fields(other).join('\n    ')}`);
    const text = [
      '---',
      ...fields(index),
      'topics:',
      ...pick(index, 2, TOPICS).map((topic) => `  - ${topic}`),
      ...(related.length > 0 ? ['related:', ...related] : []),
      `secured: "${'A1b2'.repeat(400)}"`,
      '---',
      '',
    ].join('\n');
    writeFileSync(join(folder, `${String(index).padStart(6, '0')}.md`), text);
  }
}

function fields(index: number): string[] {
  const title = pick(index, 9, WORDS).join(' ');
  const outlet = `outlet${index % 200}.example`;
  return [
    `title: "${title} ${index}"`,
    `excerpt: "${pick(index * 7, 40, WORDS).join(' ')}"`,
    `publishedDateTime: ${new Date(Date.UTC(2024, 0, 1) + (index % 700) * DAY_MS).toISOString()}`,
    `webUrl: "https://${outlet}/news/${index}/${title.replaceAll(' ', '-')}"`,
    'type: article',
    `quality: ${20 + ((index * 37) % 110)}`,
    `provider: {name: "Outlet ${index % 200}", domain: ${outlet}}`,
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
