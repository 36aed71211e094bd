/** Owns the proof that the sample becomes its one story, and that hostile files stop nothing. */
import { copyFileSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scanFolder } from '../../../src/sources/folder/scan-folder.ts';
import { newestByTopic } from '../../../src/stories/newest-by-topic.ts';
import { newest } from '../../../src/stories/newest.ts';
import { type ArticleFolder, articleText, makeArticleFolder } from '../../support/article-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { dumpTables, followed, line, outbox, seeds, testClock } from '../../support/factories.ts';

let test: TestDatabase;
let files: ArticleFolder;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  files = makeArticleFolder();
});
afterEach(() => files.clean());
afterAll(() => test.close());

const scan = (location = files.folder) =>
  scanFolder({ db: test.db, clock: testClock(), line, backlogStories: 3 }, { location });

describe('the sample', () => {
  const name =
    readdirSync(join(seeds, 'articles')).find((file) => file.includes('sensetime')) ?? '';
  const path = join(seeds, 'articles', name);
  beforeEach(() => copyFileSync(path, join(files.folder, name)));

  it('is one story, led by the South China Morning Post, of heat 149', async () => {
    expect(await scan()).toMatchObject({ read: 1, new: 1, held: 0, rejected: [], stories: 1 });
    const stories = await newest({ db: test.db }, { limit: 10 });
    expect(stories).toMatchObject([
      {
        heat: 149,
        topics: ['ai', 'computer-vision'],
        head: { quality: 129, provider: { name: 'South China Morning Post', domain: 'scmp.com' } },
        coverage: [
          { quality: 38, provider: { domain: 'biometricupdate.com' } },
          { quality: 37, provider: { domain: 'dealstreetasia.com' } },
        ],
      },
    ]);
    const names = stories[0]?.coverage.map(({ provider }) => provider.name);
    expect(names).toEqual(['Biometric Update', 'DealStreetAsia']);
    expect(stories[0]?.coverage[0]?.excerpt).toContain('NIST’s facial recognition tests');
  });

  it('is found under computer vision, and its card is due there', async () => {
    await followed(test.db, 'computer-vision');
    await scan();
    const found = await newestByTopic({ db: test.db }, { topic: 'computer-vision', limit: 10 });
    expect(found.stories.map(({ heat }) => heat)).toEqual([149]);
    expect(await outbox(test.db)).toMatchObject([{ storyId: 1, state: 'due' }]);
  });

  it('leaves its licensed text in no table', async () => {
    await scan();
    const secured = /^secured: "(.{40})/m.exec(readFileSync(path, 'utf8'))?.[1];
    expect(secured).toBeDefined();
    const dump = (await dumpTables(test.db)).join('\n');
    expect(dump).toContain('SenseTime approved');
    expect(dump).not.toContain(secured);
    expect(dump).not.toContain('secured');
  });
});

const hostile: Record<string, string | Uint8Array> = {
  'alias-bomb.md': '---\na: &a ["ha","ha"]\nb: &b [*a,*a,*a]\ntitle: *b\n---\n',
  'binary.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
  'coffee.md': '---coffee\ntitle: "ran"\n---\n',
  'duplicate-keys.md': articleText().replace('type:', 'title:'),
  'empty.md': '',
  'javascript-link.md': articleText({ webUrl: 'javascript:alert(1)' }),
  'js-engine.md': '---js\n(globalThis.hasRun = true, { title: "ran" })\n---\n',
  'no-closing-fence.md': articleText().replace(/---\n$/, ''),
  'wrong-types.md': articleText({ title: ['a'], webUrl: 7 }),
};

/** Hostile, and yet articles. */
const odd: Record<string, string> = {
  'absurd-numbers.md': odder('numbers', { quality: 1e300 }),
  'bom.md': `\uFEFF${odder('bom')}`,
  'control.md': odder('control', { title: 'null \u0000 and \ud800 surrogate' }),
  'crlf.md': odder('crlf').replaceAll('\n', '\r\n'),
  'everyone.md': odder('everyone', { title: '@everyone **[win](https://evil.example)**' }),
  'long-domain.md': odder('domain', {
    provider: { domain: `${Array.from({ length: 900 }, (_, i) => i * i * i).join('.')}.com` },
  }),
  'long-title.md': odder('title', { title: 'word '.repeat(1_000) }),
  'related-true.md': odder('related', { related: true }),
  'wrong-optional-types.md': odder('types', {
    topics: { a: 1 },
    images: 7,
    provider: [],
    heat: {},
  }),
};

function odder(name: string, fields: Record<string, unknown> = {}): string {
  return articleText({ webUrl: `https://example.com/${name}`, ...fields });
}

describe('hostile files among good ones', () => {
  beforeEach(() => {
    for (const [name, content] of Object.entries({ ...hostile, ...odd }))
      files.write(name, content);
    truncateSync(files.write('huge.md', articleText()), 50_000_000);
    files.write('good.md', { title: 'A good one', webUrl: 'https://example.com/good' });
  });

  it('are each reported with file, line and reason, and the rest is read', async () => {
    const report = await scan();
    expect(report.rejected).toEqual([
      rejected('alias-bomb.md', 2, /anchor or alias/),
      rejected('binary.md', null, /is binary/),
      rejected('coffee.md', 1, /may only have YAML/),
      rejected('duplicate-keys.md', 7, /same key twice/),
      rejected('empty.md', null, /is empty/),
      rejected('huge.md', null, /too large \(50\.0 MB of at most 1\.0 MB\)/),
      rejected('javascript-link.md', 6, /no http\(s\) link/),
      rejected('js-engine.md', 1, /may only have YAML/),
      rejected('no-closing-fence.md', 1, /no closing fence/),
      rejected('wrong-types.md', 3, /not text/),
    ]);
    expect(globalThis).not.toHaveProperty('hasRun');
    expect(report.new).toBe(Object.keys(odd).length + 1);
    expect(report.read).toBe(report.new + report.rejected.length);
    const titles = (await newest({ db: test.db }, { limit: 50 })).map(({ head }) => head.title);
    expect(titles).toContain('A good one');
    expect(Math.max(...titles.map(({ length }) => length))).toBeLessThanOrEqual(300);
  });

  it('are reported again by the next scan, and as new ones only once', async () => {
    const first = await scan();
    const second = await scan();
    expect(second.rejected).toEqual(first.rejected);
    expect([first.newlyRejected.length, second.newlyRejected.length]).toEqual([10, 0]);
    expect(second).toMatchObject({ new: 0, updated: 0, unchanged: first.new });
  });
});

function rejected(file: string, line: number | null, reason: RegExp) {
  return { file, line, reason: expect.stringMatching(reason) };
}
