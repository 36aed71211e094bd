/** Owns the undoing of an answer's compression, stream by stream. */
import { Transform } from 'node:stream';
import { createBrotliDecompress, createInflateRaw } from 'node:zlib';

/** What is sent as `accept-encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** Real servers compress once, badly set up ones twice. */
const MAX_ENCODINGS = 2;
/** Names that servers send for "as it is". */
const NO_ENCODING = new Set(['', 'identity', 'none', 'binary', 'utf-8', 'utf8']);

/** Bytes before the deflated ones; null when more are needed to tell. */
type HeaderLength = (bytes: Buffer) => number | null;

/**
 * Without its frame, as browsers do it: what follows a compressed body is ignored, which to zlib's
 * own gunzip would break what came before.
 */
const inflate = (headerLength: HeaderLength) => [skipHeader(headerLength), createInflateRaw()];

const DECODERS: Record<string, () => Transform[]> = {
  gzip: () => inflate(gzipHeaderLength),
  'x-gzip': () => inflate(gzipHeaderLength),
  deflate: () => inflate(zlibHeaderLength),
  br: () => [createBrotliDecompress()],
};

/** The names in a Content-Encoding that have to be undone, in that order. */
export function encodingsOf(contentEncoding: string | undefined): string[] {
  if (contentEncoding === undefined) return [];
  const names = contentEncoding.split(',', 16).map((name) => name.trim().toLowerCase());
  return names.filter((name) => !NO_ENCODING.has(name)).toReversed();
}

export function canDecode(encodings: readonly string[]): boolean {
  return (
    encodings.length <= MAX_ENCODINGS && encodings.every((name) => Object.hasOwn(DECODERS, name))
  );
}

/** To be piped one into the next. */
export function openDecoders(encodings: readonly string[]): Transform[] {
  return encodings.flatMap((name) => DECODERS[name]?.() ?? []);
}

/** Names and comments in it are short, or it is none. */
const MAX_HEADER = 4096;

function skipHeader(headerLength: HeaderLength): Transform {
  let header: Buffer | null = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      if (header === null) return callback(null, chunk);
      header = Buffer.concat([header, chunk]);
      const length = headerLength(header);
      if (length === null)
        return callback(header.length > MAX_HEADER ? new Error('endless header') : null);
      const rest = header.subarray(length);
      header = null;
      callback(null, rest);
    },
  });
}

const DEFLATE = 8;
const GZIP_FIXED_LENGTH = 10;
const GZIP_FLAG = { crc: 2, extra: 4, name: 8, comment: 16 };

/** RFC 1952 §2.3. What is no gzip at all is left to fail as what it says it is. */
function gzipHeaderLength(bytes: Buffer): number | null {
  if (bytes.length < GZIP_FIXED_LENGTH) return null;
  const flags = bytes.readUInt8(3);
  let at = GZIP_FIXED_LENGTH;
  if (flags & GZIP_FLAG.extra) {
    if (bytes.length < at + 2) return null;
    at += 2 + bytes.readUInt16LE(at);
  }
  for (const flag of [GZIP_FLAG.name, GZIP_FLAG.comment]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if (flags & GZIP_FLAG.crc) at += 2;
  return bytes.length < at ? null : at;
}

/** RFC 1950 §2.2, which half of the servers that say "deflate" leave out. */
function zlibHeaderLength(bytes: Buffer): number | null {
  if (bytes.length < 2) return null;
  const isZlib = (bytes.readUInt8(0) & 0x0f) === DEFLATE && bytes.readUInt16BE(0) % 31 === 0;
  return isZlib ? 2 : 0;
}
