/** Owns the way from a feed's bytes to text, whatever encoding they are in or claim to be in. */
import { isUtf8 } from 'node:buffer';

/** What of the body is searched for a declaration; XML has it in its first line. */
const HEAD = 1_024;
const DECLARATION = /<\?xml[^>]{0,200}?\bencoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})["']/i;

/**
 * The text of a body: by its byte-order mark, else as UTF-8 where it is valid (many servers
 * and generators claim ISO-8859-1 out of habit, and other text is hardly ever valid UTF-8 by
 * chance), else by the header, the XML declaration, and last windows-1252, which is never wrong
 * by more than single letters. RFC 7303 would have the header before the bytes themselves.
 */
export function decodeBody(
  body: Buffer,
  contentType: string | null,
): { text: string; encoding: string } {
  const encoding =
    byMark(body) ??
    byZeros(body) ??
    (isUtf8(body) && !isEscaped(body) ? 'utf-8' : byWord(body, contentType));
  return { text: new TextDecoder(encoding).decode(body).replace(/^\uFEFF+/, ''), encoding };
}

function byMark(body: Buffer): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: each `<` and space of ASCII has a zero beside it. */
function byZeros(body: Buffer): string | null {
  const head = body.subarray(0, HEAD & ~1);
  if (head.length < 4) return null;
  const zeros = (from: 0 | 1) =>
    head.filter((byte, index) => index % 2 === from && byte === 0).length / (head.length / 2);
  if (zeros(1) > 0.4 && zeros(0) < 0.1) return 'utf-16le';
  if (zeros(0) > 0.4 && zeros(1) < 0.1) return 'utf-16be';
  return null;
}

/** ISO-2022-JP is ASCII with escape sequences, and so valid as UTF-8 too. */
function isEscaped(body: Buffer): boolean {
  return body.includes('\u001B$') || body.includes('\u001B(');
}

function byWord(body: Buffer, contentType: string | null): string {
  const header = /charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i.exec(
    contentType?.slice(0, HEAD) ?? '',
  )?.[1];
  const declared = DECLARATION.exec(body.toString('latin1', 0, HEAD))?.[1];
  const stated = [header, declared].flatMap((label) => supported(label) ?? []);
  // The bytes are neither: what says so is wrong.
  return stated.find((label) => !label.startsWith('utf-')) ?? 'windows-1252';
}

function supported(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
