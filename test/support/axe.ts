/** Owns the accessibility check of the browser tests: axe-core, run in the page. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings within an element: rule, and the first element that breaks it. */
export async function seriousFindings(page: Page, within = 'html'): Promise<string[]> {
  const isThere = await page.evaluate('typeof axe !== "undefined"');
  if (isThere !== true) await page.evaluate(await source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] })`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
}
