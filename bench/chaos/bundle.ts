/** Owns making one program of each process's code, so that it starts sooner. */
import { join } from 'node:path';
import { bundle } from '../../build.mjs';

const outdir = join(import.meta.dirname, '../../dist/chaos');

export type Scripts = { worker: string; sandbox: string };

export async function bundleScripts(): Promise<Scripts> {
  const files = ['worker.ts', 'sandbox-child.ts'];
  const entryPoints = files.map((file) => join(import.meta.dirname, file));
  await bundle({ entryPoints, outbase: import.meta.dirname, outdir });
  return { worker: join(outdir, 'worker.js'), sandbox: join(outdir, 'sandbox-child.js') };
}
