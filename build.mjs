/**
 * Owns the bundling of what runs into `dist`, with the code of the packages that it needs: a start that
 * loads a hundred files instead of two thousand takes half of the time and 20 MB less. Names and lines
 * stay as they are, for whoever reads a stack.
 */
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import * as esbuild from 'esbuild';

const project = import.meta.dirname;
const source = join(project, 'src');
const pageSource = join(source, 'sandbox/page');
const out = join(project, 'dist');

/** What is started, by people or as a thread. */
const PROGRAMS = [
  'main.ts',
  'cli/main.ts',
  'sources/folder/file-thread-run.ts',
  'sources/polling/feed-thread-run.ts',
];
/** Threads that are loaded by their path, from `src` too, and the page. */
const COPIED = [
  'db/pglite-worker.mjs',
  'sources/folder/file-thread-start.mjs',
  'sandbox/page/index.html',
];

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
 * What runs may read `dist` meanwhile, and another build may write it: a file is whole at any time, and
 * one that stays as it is is not touched.
 * @param {string} path
 * @param {Uint8Array} contents
 */
async function put(path, contents) {
  const known = await readFile(path).catch(() => null);
  if (known?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  const making = `${path}.${process.pid}.making`;
  await writeFile(making, contents);
  await rename(making, path);
}

/** @typedef {{ entryPoints: string[], outbase: string, outdir: string }} Files `outdir` is in `dist` */
/** @typedef {{ inputs: string[], outputs: string[] }} Built `inputs` from the project's folder */

/**
 * @param {Files} files made as deep in `outdir` as they are in `outbase`
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<Built>}
 */
async function build(files, options) {
  const { metafile, outputFiles } = await esbuild.build({
    ...files,
    ...options,
    absWorkingDir: project,
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  // What is started comes last: all that it loads is there by then. A chunk's name changes with it.
  /** @param {{ path: string }} file */
  const isChunk = ({ path }) => path.includes(`${sep}chunks${sep}`);
  const inOrder = [...outputFiles.filter(isChunk), ...outputFiles.filter((file) => !isChunk(file))];
  for (const { path, contents } of inOrder) await put(path, contents);
  return {
    inputs: Object.keys(metafile.inputs),
    outputs: outputFiles.map(({ path }) => path),
  };
}

/**
 * Bundles what runs on Node.js.
 * @param {Files} files
 */
export function bundle(files) {
  return build(files, {
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    target: 'node20',
    external: [...NOT_THERE, ...LEFT_OUT],
    banner: { js: BANNER },
    plugins: [ownAddress],
    sourcemap: true,
    sourcesContent: false,
  });
}

/** The sandbox's page: nothing of it comes from a network. */
function bundlePage() {
  return build(
    {
      entryPoints: ['app.ts', 'app.css'].map((file) => join(pageSource, file)),
      outbase: source,
      outdir: out,
    },
    { minify: true, target: 'es2023', legalComments: 'none' },
  );
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
    const { name, version, license, author, contributors } = JSON.parse(
      await readFile(join(project, folder, 'package.json'), 'utf8'),
    );
    const file = (await readdir(join(project, folder))).find((name) => /^licen[cs]e/i.test(name));
    const text =
      file === undefined
        ? `By ${[author ?? contributors ?? 'its contributors']
            .flat()
            .map((one) => one.name ?? one)
            .join(', ')}. The licence: https://spdx.org/licenses/${license}.html`
        : await readFile(join(project, folder, file), 'utf8');
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {{ isClean: boolean }} options `isClean`: nothing stays in `dist` but what was made now */
async function buildAll({ isClean }) {
  const programs = await bundle({
    entryPoints: PROGRAMS.map((file) => join(source, file)),
    outbase: source,
    outdir: out,
  });
  const page = await bundlePage();
  const written = new Set([...programs.outputs, ...page.outputs]);
  for (const file of COPIED) {
    const path = join(out, file);
    await put(path, await readFile(join(source, file)));
    written.add(path);
  }
  const licences = join(out, 'THIRD-PARTY.txt');
  await put(licences, Buffer.from(await licencesOf([...programs.inputs, ...page.inputs])));
  written.add(licences);
  if (isClean) await removeAllBut(written);
}

/**
 * Names change with what is in a file: those of another version would go into the package. What is made
 * on the way to a start leaves them: a bot that runs loads some only when it needs them.
 * @param {ReadonlySet<string>} kept
 */
async function removeAllBut(kept) {
  const found = await readdir(out, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const path of paths) if (!kept.has(path)) await rm(path, { force: true });
}

// Imported, it only lends what it has. What was typed may lead here by a symbolic link.
const [, typed] = process.argv;
if (typed !== undefined && realpathSync(typed) === import.meta.filename)
  await buildAll({ isClean: process.argv.includes('--clean') });
