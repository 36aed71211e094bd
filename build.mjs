/**
 * Owns the bundling of what runs into `dist`, with the code of the packages that it needs: a start that
 * loads a hundred files instead of two thousand takes half of the time and 20 MB less. Names and lines
 * stay as they are, for whoever reads a stack.
 */
import { existsSync, realpathSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';

const project = import.meta.dirname;
const source = join(project, 'src');
const out = join(project, 'dist');

/** What is started, by people or as a thread. */
const PROGRAMS = [
  'main.ts',
  'cli/main.ts',
  'sources/folder/file-thread-run.ts',
  'sources/polling/feed-thread-run.ts',
];
/** Threads that are loaded by their path, from `src` too. */
const COPIED = ['db/pglite-worker.mjs', 'sources/folder/file-thread-start.mjs'];

/** discord.js looks for them, and goes without. */
const NOT_THERE = ['zlib-sync', 'bufferutil', 'utf-8-validate', 'erlpack'];
/** Files that are no JavaScript stand beside their code. */
const LEFT_OUT = ['@electric-sql/pglite', '@napi-rs/canvas'];

/** What was written as CommonJS asks for Node's own modules by `require`. */
const BANNER = `import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
const distUrl = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + '/dist/'.length);`;

/**
 * Our own code finds files from where it stands; in a bundle it stands where it would without one.
 * @type {import('esbuild').Plugin}
 */
const ownAddress = {
  name: 'own-address',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      if (!path.startsWith(source) || !code.includes('import.meta.url')) return undefined;
      const compiled = relative(source, path).replace(/\.ts$/, '.js');
      const address = `new URL(${JSON.stringify(compiled)}, distUrl).href`;
      return { contents: code.replaceAll('import.meta.url', address), loader: 'ts' };
    });
  },
};

/**
 * Bundles these files, as deep in `outdir` as they are in `outbase`.
 * @param {{ entryPoints: string[], outbase: string, outdir: string }} files `outdir` is in `dist`
 * @returns the paths of all that went into it
 */
export async function bundle(files) {
  const { metafile } = await esbuild.build({
    ...files,
    absWorkingDir: project,
    metafile: true,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: [...NOT_THERE, ...LEFT_OUT],
    banner: { js: BANNER },
    plugins: [ownAddress],
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
}

/**
 * What the authors of the bundled packages want to be said wherever their code goes.
 * @param {readonly string[]} inputs paths from the project's folder
 */
async function licencesOf(inputs) {
  const folders = inputs.flatMap(
    (path) => path.match(/^.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? [],
  );
  // A package that another was published with has none of its files.
  const packages = [...new Set(folders)].filter((folder) =>
    existsSync(join(project, folder, 'package.json')),
  );
  const texts = packages.toSorted().map(async (folder) => {
    const { name, version, license } = JSON.parse(
      await readFile(join(project, folder, 'package.json'), 'utf8'),
    );
    const file = (await readdir(join(project, folder))).find((name) => /^licen[cs]e/i.test(name));
    const text = file === undefined ? '' : await readFile(join(project, folder, file), 'utf8');
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

async function buildAll() {
  // Names change with what is in a file: the old ones would stay, and go into the package.
  await rm(out, { recursive: true, force: true });
  const inputs = await bundle({
    entryPoints: PROGRAMS.map((file) => join(source, file)),
    outbase: source,
    outdir: out,
  });
  await writeFile(join(out, 'THIRD-PARTY.txt'), await licencesOf(inputs));
  for (const file of COPIED) {
    await mkdir(dirname(join(out, file)), { recursive: true });
    await copyFile(join(source, file), join(out, file));
  }
  await import('./src/sandbox/page/build.mjs');
}

// Imported, it only lends what it has. What was typed may lead here by a symbolic link.
const [, typed] = process.argv;
if (typed !== undefined && realpathSync(typed) === import.meta.filename) await buildAll();
