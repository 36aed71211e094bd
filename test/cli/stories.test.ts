/** Owns the proof that an operator can see a story, put it right, and see what trends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { keypoint as run } from '../support/keypoint.ts';

const folder = mkdtempSync(join(tmpdir(), 'keypoint-stories-'));
const server = inject('postgresUrl');
let database: { url: string; drop: () => Promise<void> } | null = null;
let env: NodeJS.ProcessEnv;

const keypoint = (...args: string[]) => run(env, ...args);

type Shown = { id: number; articles: { id: number; outlet: string }[] };

async function shown(id: number): Promise<Shown> {
  return JSON.parse((await keypoint('stories', 'show', `${id}`, '--json')).stdout) as Shown;
}

/** Of the story that has the sample, and of another. */
let sample: number;
let other: number;

beforeAll(async () => {
  database = server ? await createOnServer(server) : null;
  fillDataFolder(folder);
  env = {
    PATH: process.env['PATH'],
    KEYPOINT_DATA: folder,
    ...(database ? { DATABASE_URL: database.url } : {}),
  };
  await keypoint('ingest', 'seeds/articles');
  const { stdout } = await keypoint('stories', '--limit', '50', '--json');
  const list = JSON.parse(stdout) as { id: number; head: { title: string }; coverage: object[] }[];
  const isSample = ({ head }: { head: { title: string } }) => head.title.startsWith('SenseTime');
  sample = list.find(isSample)?.id ?? 0;
  other = list.find(({ id, coverage }) => id > sample && coverage.length === 0)?.id ?? 0;
}, 120_000);

afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Each starts processes with a database of their own, on a machine that may be busy. */
describe.sequential('keypoint stories', { timeout: 120_000 }, () => {
  it('show tells its heat, and why each article is in it', async () => {
    const { stdout } = await keypoint('stories', 'show', `${sample}`);
    const lines = stdout.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trimEnd());
    expect(lines.filter((line) => !line.startsWith(' since'))).toEqual([
      `Story ${sample}`,
      ' state live',
      ' heat 149 = 129 of its head + 10 × 2 others',
      ' topics ai, computer-vision',
      'ID STATE QUALITY OUTLET WHY IT IS IN THE STORY',
      expect.stringMatching(
        /^\d+ listed, head 129 South China Morning Post a list named it with the others$/,
      ) as string,
      ' https://www.scmp.com/business/article/3156756/sensetime-gets-green-light-hong-kong-exchange-proceed-us2-billion-ipo',
      expect.stringContaining('SenseTime gets green light') as string,
      expect.stringMatching(/^\d+ listed 38 Biometric Update a list named/) as string,
      expect.stringContaining('https://') as string,
      expect.any(String) as string,
      expect.stringMatching(/^\d+ listed 37 DealStreetAsia a list named/) as string,
      expect.stringContaining('https://') as string,
      expect.any(String) as string,
      '',
    ]);
    const texts = stdout.split('\n').filter((line) => !/^\s*https:/.test(line));
    expect(texts.filter((line) => line.length > 100)).toEqual([]);
  });

  it('merge joins two, and says of the one that is gone where it went', async () => {
    const { stdout } = await keypoint('stories', 'merge', `${other}`, `${sample}`);
    expect(stdout).toBe(
      `Story ${other} is part of story ${sample} now. Cards that show them are edited by the running bot within minutes, else after the next start.\n`,
    );
    const gone = await keypoint('stories', 'show', `${other}`);
    expect(gone.stdout).toMatch(
      new RegExp(`^Story ${other} was merged into story ${sample}\\.\nStory ${sample}\n`),
    );
    expect(gone.stdout).toContain('put here by hand');
    const again = await keypoint('stories', 'merge', `${other}`, `${sample}`);
    expect(again).toMatchObject({
      code: 1,
      stderr: `Story ${other} was merged into story ${sample}. Give that number instead.\n`,
    });
  });

  it('split makes two of one, and reading everything again changes nothing', async () => {
    const { articles } = await shown(sample);
    const [goes = 0, ...stay] = articles
      .toReversed()
      .map(({ id }) => id)
      .filter((id) => id !== articles[0]?.id);
    const { stdout } = await keypoint('stories', 'split', `${sample}`, `${goes}`, '--json');
    const split = JSON.parse(stdout) as { made: { id: number } };
    const kept = [articles[0]?.id ?? 0, ...stay].toSorted((a, b) => a - b);
    expect(split).toEqual({
      kept: { id: sample, articleIds: kept },
      made: { id: expect.any(Number) as number, articleIds: [goes] },
    });
    await keypoint('ingest', 'seeds/articles');
    expect((await shown(sample)).articles).toHaveLength(3);
    expect((await shown(split.made.id)).articles).toMatchObject([{ id: goes, reason: 'hand' }]);
  });

  it('trending lists what most outlets tell, with voices and score', async () => {
    const { stdout } = await keypoint('trending', 'cv', '--days', '1', '--limit', '2');
    expect(stdout).toMatch(
      /^\d+ {2}score \d+\.\d {2}\d+ voices? {2}.*\[.*computer-vision.*\]\n +https:.*\n\d+ {2}score .*\n +https:.*\n$/,
    );
    const all = await keypoint('trending', '--json');
    const scores = (JSON.parse(all.stdout) as { score: number }[]).map(({ score }) => score);
    expect(scores).toHaveLength(10);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it.each([
    [['stories', 'show', '9999'], 'There is no story 9999. `keypoint stories` lists the newest.'],
    [['stories', 'show', 'SenseTime'], '"SenseTime" is no number of a story. Example: 12'],
    [['stories', 'merge', '1'], "missing required argument 'other'"],
    [['stories', 'merge', '1', '1'], 'It takes two different stories to merge.'],
    [['stories', 'merge', '1', '9999'], 'There is no story 9999.'],
    [['stories', 'split', '1', '9999'], 'Story 1 has no article 9999. `keypoint stories show 1`'],
    [['stories', 'split', '1', 'all'], '"all" is no number of an article. Example: 12'],
    [['trending', 'gardening'], 'No topic is called "gardening".'],
    [
      ['trending', '--days', '400'],
      '--days must be a whole number from 1 to 365. Example: --days 3',
    ],
    [['trending', '--limit', '0'], '--limit must be a whole number from 1. Example: --limit 50'],
  ])('%j fails with a sentence', async (args, sentence) => {
    const { code, stderr } = await keypoint(...args);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(sentence) as string,
    });
  });
});
