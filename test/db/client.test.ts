import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../src/db/client.ts';

const folder = mkdtempSync(join(tmpdir(), 'keypoint-data-'));
let open: OpenDatabase;

beforeAll(async () => {
  open = await openDatabase({ folder });
}, 60_000);

afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true });
});

/** Opens the same folder in a process of its own and answers what it said. */
async function openElsewhere(): Promise<string> {
  const code = `import { openDatabase } from './src/db/client.ts';
    openDatabase({ folder: ${JSON.stringify(folder)} })
      .then(async (o) => { await o.close(); console.log('opened'); }, (e) => console.log(e.message));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    code,
  ]);
  return stdout.trim();
}

it('refuses a second process on the same folder and names the first', async () => {
  expect(await openElsewhere()).toContain(`in use by another Keypoint (process ${process.pid})`);
});

it('lets nobody else on the machine at what is stored', () => {
  expect(statSync(join(folder, 'database')).mode & 0o777).toBe(0o700);
});

it('keeps statements that are not of a transaction out of it', async () => {
  await open.db.execute(sql`create temporary table turns (who text)`);
  await Promise.all([
    open.db
      .transaction(async (tx) => {
        await tx.execute(sql`insert into turns values ('inside')`);
        await tx.execute(sql`insert into turns values ('inside')`);
        throw new Error('taken back');
      })
      .catch(() => undefined),
    open.db.execute(sql`insert into turns values ('outside')`),
  ]);
  const rows = await open.db.select({ who: sql<string>`who` }).from(sql`turns`);
  expect(rows).toEqual([{ who: 'outside' }]);
});

it("passes Postgres's error code on from its thread", async () => {
  await expect(open.db.execute(sql`select * from nowhere`)).rejects.toMatchObject({
    cause: { code: '42P01' },
  });
});

it('is opened again at once after a kill -9 of its process', async () => {
  const other = mkdtempSync(join(tmpdir(), 'keypoint-data-'));
  const code = `import { lockFolder } from './src/db/lock-folder.ts';
    await lockFolder(${JSON.stringify(other)}); console.log('locked'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
  const { lockFolder } = await import('../../src/db/lock-folder.ts');
  const lock = await lockFolder(other);
  const owner: unknown = JSON.parse(readFileSync(join(other, 'keypoint.lock'), 'utf8'));
  expect(owner).toMatchObject({ pid: process.pid });
  await lock.release();
  rmSync(other, { recursive: true });
});

it('judges a lock of another container by its beat alone', async () => {
  const { lockFolder } = await import('../../src/db/lock-folder.ts');
  const other = mkdtempSync(join(tmpdir(), 'keypoint-data-'));
  const file = join(other, 'keypoint.lock');
  const lock = await lockFolder(other);
  const owner = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...owner, pidSpace: 'another container' }));
  await expect(lockFolder(other)).rejects.toThrow(/in use by another Keypoint/);
  await lock.release();
  writeFileSync(file, JSON.stringify({ ...owner, pidSpace: 'another container' }));
  const taken = await lockFolder(other);
  await taken.release();
  rmSync(other, { recursive: true });
});
