/** Owns the reading of one Markdown file into an entry, or into the reason why not. */
import { isUtf8 } from 'node:buffer';
import { hash as digest } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { SourceEntry } from '../../ingest/source-entry.ts';
import { readArticle } from './article-schema.ts';
import { FrontMatterError } from './front-matter-error.ts';
import { lineOfKey, parseFrontMatter } from './front-matter.ts';

/** `hash` is the SHA-1 of the file's bytes in hex; null when the file was not read. */
export type ArticleFileResult =
  | { status: 'ok'; entry: SourceEntry; droppedRelated: number; hash: string }
  | { status: 'same'; hash: string }
  | RejectedFile;

/** `line` counts from 1; the reason follows on the file's name ("has no title: …"). */
export type RejectedFile = {
  status: 'rejected';
  line: number | null;
  reason: string;
  hash: string | null;
};

/**
 * Reads one article file; never throws for what the file holds or for a file that cannot be read.
 *
 * @param maxBytes a larger file is not opened at all
 * @param knownHash of what it held before: if that is what it holds, it is `same`, and not parsed
 */
export function readArticleFile({
  path,
  maxBytes = 1_000_000,
  knownHash = null,
}: {
  path: string;
  maxBytes?: number;
  knownHash?: string | null;
}): ArticleFileResult {
  const read = readBytes(path, maxBytes);
  if ('reason' in read) return { status: 'rejected', line: null, hash: null, ...read };
  const { bytes } = read;
  const hash = digest('sha1', bytes, 'hex');
  if (hash === knownHash) return { status: 'same', hash };
  const unreadable = whyNotText(bytes);
  if (unreadable !== null) return { status: 'rejected', hash, ...unreadable };
  return { ...readText(bytes.toString('utf8')), hash };
}

function readBytes(path: string, maxBytes: number): { bytes: Buffer } | { reason: string } {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return { reason: 'is not a file' };
    if (stats.size > maxBytes) {
      return {
        reason: `is too large (${megabytes(stats.size)} of at most ${megabytes(maxBytes)})`,
      };
    }
    return { bytes: readFileSync(path) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return {
      reason: `cannot be read (${String(error.code)}): check that it exists, and its rights`,
    };
  }
}

function whyNotText(bytes: Buffer): { line: number | null; reason: string } | null {
  if (bytes.length === 0) return { line: null, reason: 'is empty' };
  if (bytes.includes(0)) {
    return { line: null, reason: 'is binary, or text in UTF-16: save it as UTF-8 text' };
  }
  if (isUtf8(bytes)) return null;
  const before = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? '';
  const line = before.split(/\r\n?|\n/).length;
  return { line, reason: 'is not UTF-8: save it as UTF-8 text' };
}

function readText(text: string) {
  try {
    const data = parseFrontMatter(text);
    const reading = readArticle(data);
    if (reading.status === 'ok') return reading;
    const { field, reason } = reading;
    const line = field in data ? lineOfKey(text, field) : 1;
    return { status: 'rejected', line, reason } as const;
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    return { status: 'rejected', line: error.line, reason: error.message } as const;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
