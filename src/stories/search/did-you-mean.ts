/** Owns guessing what somebody meant whose search finds nothing. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isSuggested, searchWords } from '../../articles/search-words.ts';
import { titleWords } from '../../articles/tables.ts';
import type { Database } from '../../db/client.ts';
import { rowsOf } from '../../db/rows-of.ts';
import { editDistance, oneEditAway } from './edits.ts';
import { readSearch } from './search-query.ts';

const SUGGESTIONS = 3;
/** Searches that are tried for them. */
const TRIES = 6;
/** Of a search of many words only the first so many are looked at. */
const WORDS_MOST = 6;
/** A word that fewer titles have may be a slip of theirs too. */
const RARE = 5;
/** All words that are one edit from a short one are fewer than those that share its half. */
const SHORT = 6;
const CANDIDATES = 2_000;
/** After the beginning in the order of bytes. */
const LAST = '\u{10ffff}';

/**
 * The text with the words replaced that no title has, or else its rarest, by words of titles that are
 * spelt nearly so.
 * @param finds whether a search for it finds something
 */
export async function didYouMean(
  db: Database,
  text: string,
  finds: (text: string) => Promise<boolean>,
): Promise<string[]> {
  const words = readSearch(text)?.words.filter(isSuggested).slice(0, WORDS_MOST) ?? [];
  const suspects = await suspectsOf(db, words);
  const meant = await Promise.all(suspects.map(async (word) => nearWords(db, word)));
  const suggestions: string[] = [];
  for (const other of textsWith(text, suspects, meant).slice(0, TRIES)) {
    if (suggestions.length < SUGGESTIONS && (await finds(other))) suggestions.push(other);
  }
  return suggestions;
}

async function suspectsOf(db: Database, words: readonly string[]): Promise<string[]> {
  const rows = await db.select().from(titleWords).where(isAnyWord(words));
  const counts = new Map(rows.map(({ word, articles }) => [word, articles]));
  const countOf = (word: string) => counts.get(word) ?? 0;
  const unknown = words.filter((word) => countOf(word) <= 0);
  if (unknown.length > 0) return unknown;
  const [rarest] = words.toSorted((a, b) => countOf(a) - countOf(b));
  return rarest !== undefined && countOf(rarest) < RARE ? [rarest] : [];
}

/** Words are letters and digits alone: they need no quotes. */
function isAnyWord(words: Iterable<string>) {
  return sql`${titleWords.word} = any(${`{${[...words].join(',')}}`}::text[])`;
}

/** Best first: the fewest edits, then the most titles. */
async function nearWords(db: Database, typed: string): Promise<string[]> {
  const most = typed.length < SHORT ? 1 : 2;
  const rows = await candidates(db, typed);
  return rows
    .map((row) => ({ ...row, distance: editDistance(typed, row.word, most) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .toSorted((a, b) => a.distance - b.distance || b.articles - a.articles)
    .map(({ word }) => word)
    .slice(0, TRIES);
}

const Rows = z.array(z.object({ word: z.string(), articles: z.number() }));

/** One edit is in one half of a word, or between them: the other half is as it should be. */
async function candidates(db: Database, typed: string): Promise<z.infer<typeof Rows>> {
  if (typed.length <= SHORT && /^[a-z0-9]+$/.test(typed)) {
    const near = isAnyWord(oneEditAway(typed));
    return Rows.parse(
      rowsOf(
        await db.execute(
          sql`select word, articles from title_words where articles > 0 and ${near}`,
        ),
      ),
    );
  }
  const letters = Array.from(typed);
  const half = Math.max(1, Math.floor((letters.length - 1) / 2));
  const begin = letters.slice(0, half).join('');
  const end = letters.slice(-half).toReversed().join('');
  const isLike = sql`articles > 0 and length(word) between ${letters.length - 2} and ${letters.length + 2}`;
  const found = await db.execute(sql`
    (select word, articles from title_words
      where word >= ${begin} and word < ${begin + LAST} and ${isLike}
      order by articles desc limit ${CANDIDATES})
    union
    (select word, articles from title_words
      where reverse(word) >= ${end} and reverse(word) < ${end + LAST} and ${isLike}
      order by articles desc limit ${CANDIDATES})`);
  return Rows.parse(rowsOf(found));
}

/** The best guesses together first, then the next best of each. */
function textsWith(
  text: string,
  suspects: readonly string[],
  meant: readonly (readonly string[])[],
): string[] {
  const texts: string[] = [];
  const most = Math.max(0, ...meant.map(({ length }) => length));
  for (let choice = 0; choice < most; choice += 1) {
    for (const [changing, words] of meant.entries()) {
      if (words[choice] === undefined) continue;
      const chosen = meant.map((others, at) => others[at === changing ? choice : 0]);
      const replaced = new Map(suspects.map((word, at) => [word, chosen[at]]));
      texts.push(
        text.replaceAll(/[\p{L}\p{M}\p{N}]+/gu, (written) => {
          const [{ word } = { word: null }] = searchWords(written);
          return (word !== null && replaced.get(word)) || written;
        }),
      );
    }
  }
  return [...new Set(texts)].filter((other) => other !== text);
}
