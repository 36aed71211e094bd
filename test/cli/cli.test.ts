import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { USER_AGENT } from '../sandbox/raw.ts';
import { keypoint as run, keypointProcess } from '../support/keypoint.ts';
import { judgeRequestsAt, liftLimitsAt } from '../support/judged-sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'keypoint-cli-'));
const server = inject('postgresUrl');
let database: { url: string; drop: () => Promise<void> } | null = null;
let env: NodeJS.ProcessEnv;

const keypoint = (...args: string[]) => run(env, ...args);

beforeAll(async () => {
  database = server ? await createOnServer(server) : null;
  fillDataFolder(join(folder, 'data'));
  env = {
    PATH: process.env['PATH'],
    KEYPOINT_DATA: join(folder, 'data'),
    SANDBOX_PORT: '0',
    ...(database ? { DATABASE_URL: database.url } : {}),
  };
});

afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe.sequential('keypoint', () => {
  it('topics --json lists the taxonomy and nothing else', async () => {
    const { code, stdout } = await keypointProcess(env, 'topics', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(19);
  });

  it('ingest --json counts what it read, and everything as unchanged the second time', async () => {
    const first = JSON.parse(
      (await keypoint('ingest', 'seeds/articles', '--json')).stdout,
    ) as object;
    expect(Object.keys(first)).toEqual(
      'read new updated unchanged held retracted rejected stories seconds'.split(' '),
    );
    expect(first).toMatchObject({ read: 33, new: 33, rejected: [] });
    const second: unknown = JSON.parse(
      (await keypoint('ingest', 'seeds/articles', '--json')).stdout,
    );
    expect(second).toMatchObject({ read: 33, new: 0, unchanged: 33, stories: 0 });
  }, 60_000);

  it('stories --json has the sample’s story with its head, heat and coverage', async () => {
    const { stdout } = await keypoint('stories', '--topic', 'cv', '--limit', '50', '--json');
    const story = (JSON.parse(stdout) as { head: { title: string } }[]).find(({ head }) =>
      head.title.startsWith('SenseTime gets green light'),
    );
    expect(story).toEqual({
      id: expect.any(Number) as number,
      heat: 149,
      topics: ['ai', 'computer-vision'],
      head: {
        title: expect.any(String) as string,
        url: expect.stringContaining('scmp.com') as string,
        provider: 'South China Morning Post',
        quality: 129,
        publishedAt: '2021-11-19T13:11:09.000Z',
      },
      coverage: [
        expect.objectContaining({ provider: 'Biometric Update', quality: 38 }) as object,
        expect.objectContaining({ provider: 'DealStreetAsia', quality: 37 }) as object,
      ],
      firstSeenAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    });
  });

  it.each([
    [['stories', '--topic', 'gardening'], 'No topic is called "gardening"'],
    [['stories', '--limit', 'all'], '--limit must be a whole number'],
    [['ingest', '/nowhere'], '/nowhere does not exist. Give a folder of Markdown files or one'],
    [['sandbox', '--port', '1e3'], '--port must be a number from 0 to 65535'],
    [['sandbox', '--seed', '/nowhere.yaml'], 'The seed /nowhere.yaml cannot be read'],
    [['deliveries', '--limit', '0'], '--limit must be a whole number'],
    [['deliveries', '--state', 'lost'], 'No state is called "lost". There are gathered, due, '],
    [['deliveries', '--destination', 'general'], 'is called "general". Nobody follows anything'],
    [['deliveries', 'retry', 'all'], '"all" is no delivery’s id. Ids look like 12, digest-3'],
    [['deliveries', 'retry', '99'], '99 does not exist. `keypoint deliveries` lists'],
    [['deliveries', 'retry', '9', '--state', 'due'], "unknown option '--state'"],
    [['sources', 'list', '--state', 'lost'], 'No state is called "lost". There are active, '],
    [['sources', 'pause', '99'], 'No source is called "99". `keypoint sources` lists them.'],
    [['ingest'], "missing required argument 'path'"],
    [['stories', '--colour'], "unknown option '--colour'"],
  ])('%j --json fails with one document that holds a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await keypoint(...args, '--json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ error: expect.stringContaining(sentence) as string });
  });

  it('fails with the sentence alone where people read it', async () => {
    const { code, stdout, stderr } = await keypointProcess(env, 'stories', '--limit', '0');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim()).toBe('--limit must be a whole number from 1. Example: --limit 50');
  });

  it('sandbox --seed --json prints one document with every address and id, and stops on Ctrl-C', async () => {
    const args = ['sandbox', '--port', '0', '--seed', 'seeds/sandbox.yaml', '--json'];
    const child = spawn(process.execPath, ['dist/cli/main.js', ...args], { env });
    const said: unknown = JSON.parse(await untilSaid(child, '}}}}'));
    const id = expect.stringMatching(/^\d{18,19}$/) as string;
    expect(said).toMatchObject({
      pageUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) as string,
      apiUrl: expect.stringMatching(/\/api$/) as string,
      gatewayUrl: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/gateway$/) as string,
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
      applicationId: id,
      botUserId: id,
      publicKey: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      ids: {
        users: { ada: id, ben: id, cleo: id },
        guilds: {
          'Reading circle': { id, channels: { papers: id }, roles: { Reader: id, Newsbot: id } },
          'Second server': { channels: { general: id } },
        },
      },
    });
    const { apiUrl, token } = said as { apiUrl: string; token: string };
    const headers = { 'user-agent': USER_AGENT, authorization: `Bot ${token}` };
    const me = await fetch(`${apiUrl}/v10/users/@me`, { headers });
    expect(await me.json()).toMatchObject({ username: 'Newsbot' });
    expect(await stopped(child)).toBe(0);
  });

  it('sandbox prints for people where everything is', async () => {
    const child = spawn(process.execPath, ['dist/cli/main.js', 'sandbox'], { env });
    const text = await untilSaid(child, '#general');
    expect(text.replaceAll(/\d{18,19}/g, 'ID').replaceAll(/:\d+/g, ':PORT')).toMatch(
      /^Page +http:\/\/127\.0\.0\.1:PORT\/\nAPI +http:\/\/127\.0\.0\.1:PORT\/api\nGateway +ws:.*\nToken +\S+\nApp id +ID\nPublic key +[0-9a-f]{64}\nPerson +ID {2}admin\n/,
    );
    expect(await stopped(child)).toBe(0);
  });

  it('start shows the cards on its page, keeps the data folder to itself, and stops cleanly on Ctrl-C', async () => {
    const child = spawn(process.execPath, ['dist/cli/main.js', 'start'], { env });
    const log = await untilSaid(child, 'Keypoint is ready');
    const pageUrl = /http:\/\/127\.0\.0\.1:\d+\//.exec(log)?.[0] ?? '';
    await liftLimitsAt(pageUrl);
    // The articles that were ingested before the first start are there too.
    const shown = async () => (await fetch(new URL('sandbox/state', pageUrl))).text();
    await expect.poll(shown, { timeout: 10_000 }).toContain('SenseTime gets green light');
    await judgeRequestsAt(pageUrl);
    if (!server) {
      const { code, stderr } = await keypoint('stories');
      expect(code).toBe(1);
      expect(stderr).toMatch(/in use by another Keypoint \(process \d+\)\. Stop that one first/);
    }
    expect(await stopped(child)).toBe(0);
    expect(() => readFileSync(join(folder, 'data', 'keypoint.lock'))).toThrow(/ENOENT/);
  }, 60_000);

  it('deliveries says what became of each, and what was sent is not sent again', async () => {
    const [newest] = JSON.parse((await keypoint('deliveries', '--json')).stdout) as {
      destination: { discordId: string };
    }[];
    expect(newest).toMatchObject({ id: expect.stringMatching(/^\d+$/) as string, kind: 'story' });
    const channel = newest?.destination.discordId ?? '';
    const { stdout } = await keypoint('deliveries', '--destination', channel, '--state', 'sent');
    expect(stdout).toMatch(
      new RegExp(
        `^ID .*\\n\\d+ +sent .* \\d+ \\(channel ${channel}\\) +\\S.*\\n.*\\n? *https://discord.com/channels/`,
      ),
    );
    const { code, stderr } = await keypoint('deliveries', 'retry', /^\d+/m.exec(stdout)?.[0] ?? '');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('was sent; nothing is posted twice') as string,
    });
    const unknown = await keypoint('deliveries', '--destination', '99');
    expect(unknown.stderr).toMatch(/^No destination is called "99"\. There are 1 \(channel \d+\)/);
  }, 60_000);

  it('start with a wrong setting says which, and shows no secret', async () => {
    env = { ...env, DISCORD_TOKEN: 'not a token', QUALITY_BAR: 'high' };
    const { code, stderr } = await keypointProcess(env, 'start');
    expect(code).toBe(1);
    expect(stderr).toContain('QUALITY_BAR must be a whole number from 0 to 1000; it is "high"');
    expect(stderr).toContain('DISCORD_TOKEN must be');
    expect(stderr).not.toContain('not a token');
  });
});

function stopped(child: ChildProcess): Promise<number | null> {
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  child.kill('SIGINT');
  return exited;
}

function untilSaid(child: ChildProcess, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}
