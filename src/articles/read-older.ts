/** Owns making what an older version stored ready for searches, a little at a time. */
import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { columnsOf, unnest } from '../db/unnest.ts';
import type { Log } from '../lib/log.ts';
import { countTitles } from './save-words.ts';
import { wordsVector } from './search-words.ts';
import { articles, articleWords } from './tables.ts';

const ARTICLES_PER_BATCH = 500;

/** @returns how many there were */
export async function readOlder({ db }: { db: Database }): Promise<number> {
  for (let total = 0; ;) {
    const read = await readSome(db);
    if (read === 0) return total;
    total += read;
  }
}

async function readSome(db: Database): Promise<number> {
  // Most of the time there is none, and the line need not wait for that.
  const [one] = await unread(db).limit(1);
  if (!one) return 0;
  return db.transaction(async (tx) => {
    await lockLine(tx);
    const texts = await unread(tx).orderBy(asc(articleWords.articleId)).limit(ARTICLES_PER_BATCH);
    const { articleId, words } = articleWords;
    const rows = texts.map(({ id, ...text }) => ({ articleId: id, words: wordsVector(text) }));
    await tx
      .update(articleWords)
      .set(columnsOf('read', { words }))
      .from(unnest('read', { articleId, words }, rows))
      .where(sql`${articleId} = read.article_id`);
    await countTitles(tx, { more: texts.map(({ title }) => title), less: [] });
    return texts.length;
  });
}

function unread(db: Pick<Database, 'select'>) {
  return db
    .select({ id: articles.id, title: articles.title, excerpt: articles.excerpt })
    .from(articleWords)
    .innerJoin(articles, eq(articles.id, articleWords.articleId))
    .where(isNull(articleWords.words))
    .$dynamic();
}

export function readOlderJob({ db, log }: { db: Database; log: Log }): {
  name: string;
  run(): Promise<void>;
} {
  return {
    name: 'read-older',
    async run() {
      const count = await readOlder({ db });
      if (count > 0) log.info({ articles: count }, 'older articles can be searched now');
    },
  };
}
