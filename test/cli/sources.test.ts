import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { keypoint as run } from '../support/keypoint.ts';
import { rssOf } from '../support/web-pages.ts';
import { serveHttp, type WebServer } from '../support/web-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'keypoint-sources-'));
const server = inject('postgresUrl');
let database: { url: string; drop: () => Promise<void> } | null = null;
let web: WebServer;
let env: NodeJS.ProcessEnv;
/** Of the feed that is added. */
let id: number;

const keypoint = (...args: string[]) => run(env, ...args);

const RSS = rssOf('The Blog', [
  { title: 'Computer vision sees', link: 'https://blog.example.org/hot', image: true },
  { title: 'A walk', link: 'https://blog.example.org/cool' },
]);
const PAGE = '<html><link rel="alternate" type="application/rss+xml" href="/feed.xml"></html>';

beforeAll(async () => {
  database = server ? await createOnServer(server) : null;
  fillDataFolder(folder);
  web = await serveHttp((request, response) => {
    const body = { '/feed.xml': RSS, '/': PAGE }[request.url ?? ''];
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body ?? '');
  });
  env = {
    PATH: process.env['PATH'],
    KEYPOINT_DATA: folder,
    ALLOW_PRIVATE_SOURCES: 'true',
    ...(database ? { DATABASE_URL: database.url } : {}),
  };
});

afterAll(async () => {
  await web.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe.sequential('keypoint sources', () => {
  it('knows the default list before the bot was ever started', async () => {
    const { stdout } = await keypoint('sources', 'list', '--all');
    expect(stdout).toMatch(/^\d+ +default +LearnOpenCV /m);
    expect(stdout).toContain('`keypoint sources resume <id>`');
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    const resumed = await keypoint('sources', 'resume', 'learnopencv');
    expect(resumed.stdout).toMatch(/^LearnOpenCV \(\d+\) is polled/);
    const { code } = await keypoint('sources', 'remove', 'learnopencv');
    expect(code).toBe(0);
    expect((await keypoint('sources')).stdout).not.toContain('LearnOpenCV ');
    expect((await keypoint('sources', '--all')).stdout).toMatch(/removed +LearnOpenCV /);
  }, 60_000);

  it('add finds the feed of a page, shows its newest entries, and stores it', async () => {
    const { stdout } = await keypoint('sources', 'add', web.url, '--authority', '30');
    id = Number(/is source (\d+) now/.exec(stdout)?.[1]);
    expect(stdout).toBe(
      [
        `The Blog (${web.url}/feed.xml) is source ${id} now. The bot reads it within a minute, or`,
        '  when it is next started.',
        '  note      None of its newest entries would be posted: 1 is under the alert bar of 70 (listed, but',
        '            posted only if others tell the same story); 1 has no topic (nobody can follow it).',
        `            \`keypoint sources add '${web.url}/feed.xml' --authority 33 --topics <topics>\``,
        '            lifts the best to the alert bar of 70 and gives each a topic.',
        '  note      2 of its entries have no date: they are dated by when they are first seen.',
        '  note      It sends no ETag or Last-Modified, so each poll downloads all of it.',
        '  note      It is read without encryption (http).',
        'Its newest entries:',
        '  without date  Computer vision sees',
        '    quality 67 = 2 every article + 15 its title names Computer Vision + 20 has an image + 30',
        '      published by blog.example.org',
        '    topics: computer-vision (its title names Computer Vision)',
        '  without date  A walk',
        '    quality 32 = 2 every article + 30 published by blog.example.org',
        '    topics: none',
        '',
      ].join('\n'),
    );
    const again = await keypoint('sources', 'add', `${web.url}/feed.xml`, '--only-named', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'there', id, isChanged: true });
  }, 60_000);

  it('ingest --dry-run of its address writes nothing, and without it reads it', async () => {
    const dry = await keypoint('ingest', web.url, '--dry-run');
    expect(dry.stdout).toContain('new (held): A walk\n    https://blog.example.org/cool\n');
    expect(dry.stdout).toContain('Nothing was written.');
    const read = await keypoint('ingest', web.url, '--json');
    expect(JSON.parse(read.stdout)).toMatchObject({ source: id, new: 2, held: 1, unchanged: 0 });
    const { stdout } = await keypoint('sources', 'show', 'The Blog');
    expect(stdout).toContain('rules       authority 30; only what is on topic');
    expect(stdout).toContain('Computer vision sees\n    quality 67');
  }, 60_000);

  it('pause, export and import keep the list', async () => {
    const { stdout } = await keypoint('sources', 'pause', `${id}`);
    expect(stdout).toContain(`sources resume ${id}`);
    const list = join(folder, 'list.opml');
    expect((await keypoint('sources', 'export', list)).stdout).toBe(`1 feed written to ${list}.\n`);
    expect((await keypoint('sources', 'import', list)).stdout).toContain(`already ${id}, paused`);
    writeFileSync(list, 'no list');
    expect((await keypoint('sources', 'import', list)).stderr).toContain('it is no OPML');
  }, 60_000);

  it.each([['add'], ['test'], ['show'], ['import']])(
    '%s repeats no password of an address',
    async (command) => {
      const list = join(folder, 'secret.opml');
      writeFileSync(
        list,
        '<opml><body><outline text="S" xmlUrl="http://user:s3cret@127.0.0.1/"/></body></opml>',
      );
      const what = command === 'import' ? list : 'http://user:s3cret@127.0.0.1/feed';
      for (const more of [[], ['--json']]) {
        const { stdout, stderr } = await keypoint('sources', command, what, ...more);
        expect(stdout + stderr).toContain('127.0.0.1/');
        expect(stdout + stderr).not.toContain('s3cret');
      }
    },
    60_000,
  );

  it('ingest shows the name of a file without obeying it', async () => {
    const articles = mkdtempSync(join(folder, 'articles-'));
    writeFileSync(join(articles, 'a\nb\u001b[2J.md'), 'no front matter');
    for (const more of [[], ['--dry-run']]) {
      const { stdout } = await keypoint('ingest', articles, ...more);
      expect(stdout).toContain(String.raw`a\nb\u{1b}[2J.md`);
      expect(stdout).not.toContain('\u001b');
    }
  }, 60_000);

  it.each([
    [['add', 'a blog'], '"a blog" is no http(s) address. Example: https://learnopencv.com'],
    [
      ['add', 'https://x.example', '--authority', '99'],
      '--authority must be a whole number from 0',
    ],
    [['test', 'https://x.example', '--topics', 'gardening'], 'No topic is called "gardening"'],
  ])('%j says what is wrong', async (args, sentence) => {
    const { code, stderr } = await keypoint('sources', ...args);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(sentence) as string,
    });
  });

  it('asks no private address unless that is allowed', async () => {
    env = { ...env, ALLOW_PRIVATE_SOURCES: 'false' };
    const { code, stderr } = await keypoint('sources', 'test', web.url);
    expect(code).toBe(1);
    expect(stderr).toContain('ALLOW_PRIVATE_SOURCES=true allows private addresses.');
  });
});
