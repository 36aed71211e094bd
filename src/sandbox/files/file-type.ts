/** Owns what a file is called here, and what kind of file its name says that it is. */

/** Shown in place; all else is downloaded. No SVG, which could run scripts. */
const IMAGES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

const TYPES: Readonly<Record<string, string>> = {
  ...IMAGES,
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** Undefined where the name does not say. */
export const contentTypeOf = (filename: string): string | undefined => TYPES[ending(filename)];

/** Undefined for what no browser should show as a picture. */
export const imageTypeOf = (filename: string): string | undefined => IMAGES[ending(filename)];

const ending = (filename: string): string =>
  /\.([a-z0-9]+)$/iu.exec(filename)?.[1]?.toLowerCase() ?? '';

/**
 * As Discord cleanses names of files and of `attachment://` alike, in the manner of werkzeug's
 * `secure_filename` (discord-api-docs#7754).
 */
export function cleansed(filename: string): string {
  const safe = filename
    .normalize('NFKD')
    .replaceAll(/[/\\\s]+/gu, '_')
    .replaceAll(/[^A-Za-z0-9_.-]/gu, '')
    .replaceAll(/^[._]+|[._]+$/gu, '');
  return safe === '' ? 'unknown' : safe;
}
