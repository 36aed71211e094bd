import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** In this order each may import those before it (style.md §2). */
const FEATURES = [
  'articles',
  'quality',
  'topics',
  'stories',
  'subscriptions',
  'delivery',
  'ingest',
  'sources',
  'explain',
];
const WIRING = ['app', 'opening', 'platform', 'polling', 'watching', 'wiring', 'working', 'main'];
/** Packages that belong to one folder. */
const HOMES: Record<string, string | string[]> = {
  'discord.js': 'discord',
  'node-cron': 'scheduler',
  'gray-matter': 'sources',
  commander: 'cli',
  feedsmith: ['sources', 'http'],
  htmlparser2: 'sources',
  hono: ['sandbox', 'http'],
  'temporal-polyfill': 'lib',
  ws: 'sandbox',
  undici: 'lib',
  'prom-client': 'http',
  i18next: 'discord',
  'ipaddr.js': 'lib',
};

type Import = {
  file: string;
  from: string;
  specifier: string;
  /** Null for a package. */
  target: string | null;
  /** Gone when the program runs. */
  isType: boolean;
  /** Loaded when it is wanted, not when the file is. */
  isLater: boolean;
};

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** The room that a file is in: its folder below `src`, or its own name at the top. */
function roomOf(file: string): string {
  const [first = ''] = relative('src', file).split('/');
  return first.replace(/\.ts$/, '');
}

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const specifiers = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g,
  );
  return [...specifiers].map((match) => {
    const specifier = match[1] ?? match[2] ?? '';
    const target = specifier.startsWith('.') ? join(dirname(file), specifier) : null;
    const isType = /^\s*(?:import|export)\s+type\s/.test(match[0]);
    const isLater = match[2] !== undefined;
    return { file, from: roomOf(file), specifier, target, isType, isLater };
  });
});

function isAllowed({ from, target }: Import): boolean {
  if (target === null) return true;
  const to = roomOf(target);
  if (to === from) return true;
  if (from === 'lib') return false;
  if (to === 'lib') return true;
  if (from === 'sandbox') return false;
  if (from === 'config') return to === 'setting-texts';
  if (from === 'db') return false;
  if (to === 'db') return true;
  if (FEATURES.includes(from))
    return FEATURES.indexOf(to) >= 0 && FEATURES.indexOf(to) < FEATURES.indexOf(from);
  if (FEATURES.includes(to)) return true;
  if (from === 'cli' || WIRING.includes(from)) return true;
  return from === 'http' && to === 'discord';
}

it('reads the imports of every file', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.length).toBeGreaterThan(files.length);
});

it('imports only in the direction that the layout allows', () => {
  const wrong = imports
    .filter((item) => !isAllowed(item))
    .map((item) => `${item.file} -> ${item.specifier}`);
  expect(wrong).toEqual([]);
});

it('has no circle of files', () => {
  const next = new Map<string, string[]>();
  for (const { file, target, isType } of imports) {
    if (target === null || isType) continue;
    next.set(file, [...(next.get(file) ?? []), target]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (path.includes(file) || done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

it('loads nothing large before it is known which command runs', () => {
  const seen = new Set(['src/cli/main.ts', 'src/main.ts']);
  const packages = new Set<string>();
  for (const file of seen) {
    for (const { specifier, target } of imports.filter(
      (item) => item.file === file && !item.isType && !item.isLater,
    )) {
      if (target !== null) seen.add(target);
      else if (!specifier.startsWith('node:')) packages.add(specifier);
    }
  }
  expect([...packages]).toEqual(['commander']);
});

describe('packages', () => {
  it.each(Object.entries(HOMES))('keeps %s in src/%s', (name, homes) => {
    const users = imports.filter(
      ({ specifier }) => specifier === name || specifier.startsWith(`${name}/`),
    );
    expect(users.length).toBeGreaterThan(0);
    expect(
      users.filter(({ from }) => ![homes].flat().includes(from)).map(({ file }) => file),
    ).toEqual([]);
  });
});

it.each([
  ['process.env', /process\.env\b/, 'src/config.ts'],
  ['the system’s clock', /new Date\(\)|Date\.now\(\)/, 'src/lib/clock.ts'],
])('reads %s in one place', (_what, pattern, home) => {
  const users = files
    .filter((file) => !file.startsWith('src/sandbox/page/'))
    .filter((file) => pattern.test(withoutComments(readFileSync(file, 'utf8'))));
  expect(users).toEqual([home]);
});

it('asks no URL.canParse, which Node 20 answers wrongly once it is asked often', () => {
  const users = files.filter((file) =>
    withoutComments(readFileSync(file, 'utf8')).includes('canParse'),
  );
  expect(users).toEqual([]);
});

it('finds files by import.meta.url alone, which the build knows to keep (build.mjs)', () => {
  const users = files.filter((file) =>
    /import\.meta\.(?!url\b)/.test(withoutComments(readFileSync(file, 'utf8'))),
  );
  expect(users).toEqual([]);
});

it('has one file that says what it owns at its top', () => {
  const silent = files.filter(
    (file) => !/^(#!.*\n)?\/\*\*[\s*]*Owns\b/.test(readFileSync(file, 'utf8')),
  );
  expect(silent).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
}
