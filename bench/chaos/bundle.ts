/** Owns making one file of each process's code, so that it starts in a few hundred milliseconds. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const project = join(import.meta.dirname, '../..');
/** As deep as `src/db`: its code finds the migrations from where it stands. */
const folder = join(project, 'dist/chaos');

/** discord.js looks for them, and goes without; the database's own files stand beside its code. */
const LEFT_OUT = ['zlib-sync', 'bufferutil', 'utf-8-validate', 'erlpack', '@electric-sql/pglite'];

export type Scripts = { worker: string; sandbox: string };

export async function bundleScripts(): Promise<Scripts> {
  await build({
    entryPoints: ['worker.ts', 'sandbox-child.ts'].map((file) => join(import.meta.dirname, file)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: LEFT_OUT,
    // What was written as CommonJS asks for Node's own modules by it.
    banner: {
      js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  copyFileSync(join(project, 'src/db/pglite-worker.mjs'), join(folder, 'pglite-worker.mjs'));
  // Code that stood in `src` looks for it one folder up.
  copyFileSync(join(project, 'package.json'), join(project, 'dist/package.json'));
  return { worker: join(folder, 'worker.mjs'), sandbox: join(folder, 'sandbox-child.mjs') };
}
