import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { rssOf } from '../support/web-pages.ts';
import { serveHttp, type WebServer } from '../support/web-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'keypoint-sources-'));
const server = inject('postgresUrl');
let database: { url: string; drop: () => Promise<void> } | null = null;
let web: WebServer;
let env: NodeJS.ProcessEnv;

type Said = { code: number; stdout: string; stderr: string };

function keypoint(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/cli/main.js', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

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
  it('add finds the feed of a page, shows its newest entries, and stores it', async () => {
    const { stdout } = await keypoint('sources', 'add', web.url, '--authority', '30');
    expect(stdout).toBe(
      [
        `The Blog (${web.url}/feed.xml) is source 1. The running bot, else the next start, reads it first.`,
        'Its newest entries:',
        '  without date  Computer vision sees',
        '    quality 67 = 2 every article + 15 its title names Computer Vision + 20 has an image + 30 published by blog.example.org',
        '    topics: computer-vision (its title names Computer Vision)',
        '  without date  A walk',
        '    quality 32 = 2 every article + 30 published by blog.example.org',
        '    topics: none',
        '',
      ].join('\n'),
    );
    const again = await keypoint('sources', 'add', `${web.url}/feed.xml`, '--only-named', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'there', id: 1, isChanged: true });
  }, 60_000);

  it('ingest --dry-run of its address writes nothing, and without it reads it', async () => {
    const dry = await keypoint('ingest', web.url, '--dry-run');
    expect(dry.stdout).toContain('new (held): A walk\n    https://blog.example.org/cool\n');
    expect(dry.stdout).toContain('Nothing was written.');
    const read = await keypoint('ingest', web.url, '--json');
    expect(JSON.parse(read.stdout)).toMatchObject({ source: 1, new: 2, held: 1, unchanged: 0 });
    const { stdout } = await keypoint('sources', 'show', 'The Blog');
    expect(stdout).toContain('rules       authority 30; only what names a topic');
    expect(stdout).toContain('Computer vision sees\n    quality 67');
  }, 60_000);

  it('pause, export and import keep the list', async () => {
    expect((await keypoint('sources', 'pause', '1')).stdout).toContain('sources resume 1');
    const list = join(folder, 'list.opml');
    expect((await keypoint('sources', 'export', list)).stdout).toBe(`1 feed written to ${list}.\n`);
    expect((await keypoint('sources', 'import', list)).stdout).toContain('already 1, paused');
    writeFileSync(list, 'no list');
    expect((await keypoint('sources', 'import', list)).stderr).toContain('it is no OPML');
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
