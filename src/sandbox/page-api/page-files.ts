/** Owns the serving of the built page. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** From src/sandbox/page-api and from dist/sandbox/page-api alike. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../../dist/sandbox/page/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Nothing but its own files and live socket; pictures of articles may come from anywhere. */
const POLICY = [
  "default-src 'self'",
  'img-src * data:',
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a path that names no file ends in. */
const NO_FILE = new Set<unknown>(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG']);

export async function servePageFile(folder: string, pathname: string): Promise<Response> {
  // No file system has such a name.
  if (pathname.includes('\0')) return new Response('Not found', { status: 404 });
  const path = normalize(join(folder, pathname === '/' ? 'index.html' : pathname));
  const root = folder.endsWith(sep) ? folder : folder + sep;
  if (!path.startsWith(root)) return new Response('Not found', { status: 404 });
  try {
    const body = await readFile(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-cache',
      },
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!NO_FILE.has(code)) throw error;
    return pathname === '/'
      ? new Response('The page is not built yet. Run: npm run build\n', { status: 503 })
      : new Response('Not found', { status: 404 });
  }
}
