/** Owns the proof that a backup holds every row as it was, from either kind of database to either. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  vi,
} from 'vitest';
import { z } from 'zod';
import { articles } from '../../src/articles/tables.ts';
import { type Database, type OpenDatabase, openDatabase } from '../../src/db/client.ts';
import { backUp, restore } from '../../src/db/backup-file.ts';
import { copyDatabase } from '../../src/db/copy.ts';
import { rowsOf } from '../../src/db/rows-of.ts';
import { tablesInOrder } from '../../src/db/table-list.ts';
import { storyFollows } from '../../src/subscriptions/tables.ts';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { cited, entry, followed, ingest } from '../support/factories.ts';
import { knownEntry, knownFeed } from '../support/sources.ts';
import { keypoint } from '../support/keypoint.ts';

/** Embedded databases are made, which a busy machine takes its time for. */
vi.setConfig({ testTimeout: 120_000 });

const server = inject('postgresUrl');
type Kind = 'postgres' | 'pglite';
/** What needs no server is tried where none is tested. */
const WAYS: readonly (readonly [from: Kind, to: Kind])[] = server
  ? [
      ['postgres', 'postgres'],
      ['postgres', 'pglite'],
      ['pglite', 'postgres'],
    ]
  : [['pglite', 'pglite']];

/** An empty embedded database to copy, where the suite has none at hand: to make one takes its time. */
const empty = mkdtempSync(join(tmpdir(), 'keypoint-empty-'));
beforeAll(async () => {
  if (server) await (await openDatabase({ folder: empty })).close();
  else fillDataFolder(empty);
});
afterAll(() => rmSync(empty, { recursive: true }));

let folder: string;
let closers: (() => Promise<unknown>)[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keypoint-backup-'));
  closers = [];
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

async function placeOf(kind: Kind, name: string): Promise<{ url: string } | { folder: string }> {
  if (kind === 'pglite') return { folder: join(folder, name) };
  if (!server) throw new Error('there is no server');
  const { url, drop } = await createOnServer(server);
  closers.push(drop);
  return { url };
}

async function open(kind: Kind, name: string): Promise<OpenDatabase> {
  const place = await placeOf(kind, name);
  if ('folder' in place) cpSync(empty, place.folder, { recursive: true });
  const opened = await openDatabase(place);
  closers.push(() => opened.close());
  return opened;
}

async function filled(db: Database): Promise<void> {
  await followed(db, 'computer-vision', '301');
  await followed(db, 'ai', '302');
  const texts = ['one', 'two', 'three'].map((name) =>
    entry(name, {
      related: [cited(`${name}-again`)],
      excerpt: 'Naïve “quotes”, tabs\tand 🦊 – \\n',
    }),
  );
  await ingest(db, texts);
  const id = await knownFeed(db, 'https://feed.example/', { name: null });
  await knownEntry(db, id, 'four');
  await db.execute(sql`insert into notices (destination_id, recipient_id, text, paused_at, state, due_at, created_at)
    select id, '1', 'closed', now(), 'due', now(), now() from destinations order by id`);
  await db.execute(sql`update notices set told_with = (select max(id) from notices)
    where id < (select max(id) from notices)`);
  await db.execute(
    sql`insert into story_follows (user_id, story_id, created_at) values ('9', 1, now())`,
  );
  await db.delete(storyFollows);
}

const Sum = z.object({ sum: z.string().nullable(), rows: z.coerce.number() });

/** Of each table all of its rows, as text; and where its ids go on. */
async function contentOf(db: Database): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  await db.transaction(async (tx) => {
    for (const { name } of await tablesInOrder(tx)) {
      const result = await tx.execute(sql`select count(*) as rows,
        md5(string_agg(one::text, '|' order by one::text collate "C")) as sum
        from ${sql.identifier(name)} one`);
      content[name] = Sum.parse(rowsOf(result)[0]);
    }
    const sequences = await tx.execute(sql`select sequencename as name, last_value as value
      from pg_sequences where schemaname = 'public' order by 1`);
    content['sequences'] = rowsOf(sequences).map((row) => JSON.stringify(row).replaceAll('"', ''));
  });
  return content;
}

describe.each(WAYS)('a backup of %s in %s', (from, to) => {
  it('has every row and every id to come', async () => {
    const source = await open(from, 'source');
    await filled(source.db);
    const before = await contentOf(source.db);
    expect(before).toMatchObject({
      articles: { rows: 7 },
      notices: { rows: 2 },
      feed_entries: { rows: 1 },
    });
    const file = join(folder, 'backups', 'keypoint.gz');
    const rows = await backUp(source.db, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const target = await open(to, 'target');
    expect(await restore(target.db, file)).toBe(rows);
    expect(await contentOf(target.db)).toEqual(before);
    expect(await contentOf(source.db)).toEqual(before);
  });
});

/** A database that is lost after so many statements of a transaction. */
function dyingAfter(db: Database, statements: number): Database {
  let left = statements;
  return new Proxy(db, {
    get(target, name, receiver) {
      if (name !== 'transaction') return Reflect.get(target, name, receiver) as unknown;
      const transaction: Database['transaction'] = (run, options) =>
        target.transaction((tx) => {
          const execute: typeof tx.execute = (query) => {
            left -= 1;
            if (left < 0) throw new Error('killed');
            return tx.execute(query);
          };
          return run(Object.assign(Object.create(tx) as typeof tx, { execute }));
        }, options);
      return transaction;
    },
  });
}

describe('a copy', () => {
  it('is whole or nothing, and goes only where nothing is', async () => {
    const kind = server ? 'postgres' : 'pglite';
    const source = await open(kind, 'source');
    await filled(source.db);
    const before = await contentOf(source.db);
    const target = await open(kind, 'target');
    const empty = await contentOf(target.db);
    await expect(copyDatabase(dyingAfter(source.db, 20), target.db)).rejects.toThrow('killed');
    await expect(copyDatabase(source.db, dyingAfter(target.db, 35))).rejects.toThrow('killed');
    expect(await contentOf(target.db)).toEqual(empty);
    expect(await copyDatabase(source.db, target.db)).toBeGreaterThan(20);
    expect(await contentOf(target.db)).toEqual(before);
    await expect(copyDatabase(source.db, target.db)).rejects.toThrow('There is something in this');
    expect(await contentOf(source.db)).toEqual(before);
  });
});

describe('a backup', () => {
  it('is of one moment, whoever writes meanwhile', async () => {
    const { db } = await open(server ? 'postgres' : 'pglite', 'source');
    await filled(db);
    const file = join(folder, 'keypoint.gz');
    const ending = new AbortController();
    const writing = (async () => {
      for (let at = 0; !ending.signal.aborted; at += 1) await ingest(db, [entry(`more-${at}`)]);
    })();
    await expect.poll(() => db.$count(articles)).toBeGreaterThan(8);
    await backUp(db, file);
    ending.abort();
    await writing;
    const target = await open(server ? 'postgres' : 'pglite', 'target');
    await restore(target.db, file);
    const count = await target.db.$count(articles);
    expect(count).toBeGreaterThan(7);
    expect(
      await target.db.$count(
        articles,
        sql`not exists (
      select from story_articles where article_id = articles.id)`,
      ),
    ).toBe(0);
    expect(await db.$count(articles)).toBeGreaterThanOrEqual(count);
    // Ids go on after those that were taken.
    await ingest(target.db, [entry('later')]);
  });

  it('goes only where nothing is, and only whole', async () => {
    const { db } = await open(server ? 'postgres' : 'pglite', 'source');
    await filled(db);
    const file = join(folder, 'keypoint.gz');
    await backUp(db, file);
    await expect(backUp(db, file)).rejects.toThrow('is there already');
    await expect(restore(db, file)).rejects.toThrow('There is something in this database already');
    const target = await open(server ? 'postgres' : 'pglite', 'target');
    const empty = await contentOf(target.db);
    const text = gunzipSync(readFileSync(file)).toString();
    const changed = (name: string, content: Buffer | string) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return restore(target.db, path);
    };
    const cut = gzipSync(text.slice(0, text.trimEnd().lastIndexOf('\n')));
    await expect(changed('cut', cut)).rejects.toThrow('is not whole');
    const zipped = readFileSync(file);
    await expect(changed('torn', zipped.subarray(0, zipped.length / 2))).rejects.toThrow(
      'is no backup, or is damaged',
    );
    await expect(changed('text', 'hello')).rejects.toThrow('is no backup, or is damaged');
    await expect(changed('other', gzipSync('{"a":1}\n'))).rejects.toThrow(
      'This is no backup of Keypoint',
    );
    const older = text.replace(/"migrations":\d+/, '"migrations":2');
    await expect(changed('older', gzipSync(older))).rejects.toThrow('an older version of Keypoint');
    await expect(restore(target.db, join(folder, 'nowhere'))).rejects.toThrow('There is no file');
    expect(await contentOf(target.db)).toEqual(empty);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it.runIf(server === '')('is made, restored and copied by commands', async () => {
    for (const name of ['a', 'b', 'c']) cpSync(empty, join(folder, name), { recursive: true });
    const { db, close } = await openDatabase({ folder: join(folder, 'a') });
    await filled(db);
    await close();
    const file = join(folder, 'b.gz');
    const of = (name: string) => ({ KEYPOINT_DATA: join(folder, name) });
    expect(await keypoint(of('a'), 'backup', file)).toMatchObject({ code: 0 });
    const { code, stdout } = await keypoint(of('b'), 'restore', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ file, rows: expect.any(Number) as number });
    expect(await keypoint(of('c'), 'copy-from', join(folder, 'b'))).toMatchObject({ code: 0 });
    expect((await keypoint(of('c'), 'copy-from', join(folder, 'c'))).stderr).toContain(
      'is the database into which you copy',
    );
    const contents = [];
    for (const name of ['a', 'b', 'c']) {
      const opened = await openDatabase({ folder: join(folder, name) });
      contents.push(await contentOf(opened.db));
      await opened.close();
    }
    expect(contents[1]).toEqual(contents[0]);
    expect(contents[2]).toEqual(contents[0]);
    const again = await keypoint(of('b'), 'restore', file);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('There is something in this database already');
  });
});
