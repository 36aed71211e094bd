/** Owns the bundling of the page into dist/sandbox/page: minified, nothing from a network. */
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = fileURLToPath(new URL('../../../dist/sandbox/page/', import.meta.url));

await mkdir(out, { recursive: true });
await Promise.all([
  build({
    absWorkingDir: here,
    entryPoints: ['app.ts', 'app.css'],
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    legalComments: 'none',
    logLevel: 'warning',
  }),
  copyFile(`${here}index.html`, `${out}index.html`),
]);
