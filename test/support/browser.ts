/** Owns the browser of the tests: Debian's Chromium where there is one, and a page that is built. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is, or undefined: the browser tests are skipped then. */
export const chromiumPath = CANDIDATES.find((path) => existsSync(path));

export const SKIPPED =
  'browser tests are skipped: no Chromium at /usr/bin/chromium (apt-get install -y chromium)';

// Where they must not be skipped (.ci/run), a missing browser is a failure.
if (chromiumPath === undefined && process.env['KEYPOINT_REQUIRE_BROWSER']) throw new Error(SKIPPED);

/** Builds what there is to build: the page too, into dist/sandbox/page. */
export async function buildPage(): Promise<void> {
  await promisify(execFile)(process.execPath, [`${ROOT}build.mjs`]);
}

/** Headless, with a profile of its own that goes with it. */
export async function launchBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(SKIPPED);
  return await chromium.launch({ executablePath: chromiumPath, headless: true, args: FLAGS });
}

/** Collects every request that does not go to `origin`, and refuses it. */
export async function keepLocal(page: Page, origin: string): Promise<string[]> {
  const foreign: string[] = [];
  await page.route(
    (url) => url.origin !== origin && !url.protocol.startsWith('data'),
    async (route) => {
      foreign.push(route.request().url());
      await route.abort();
    },
  );
  return foreign;
}
