/**
 * Owns the measure of a year of growth: articles, stories, rules, places, feeds and deliveries grow
 * alike, and each cost is measured at some points of the year, beside one row by its key in the same
 * moment. What grows how is the slope of its logarithm: 0 is flat, 1 linear. On Postgres, with
 * TEST_DATABASE_URL. Promise: nothing grows worse than linear.
 *
 * `--full` ends with a million articles and five million deliveries, `--scale 0.05` with that share of
 * them (a tenth without either), `--months 0,12` measures at those, `--json` prints all of it as well.
 */
import { parseArgs } from 'node:util';
import { print } from './child.ts';
import { type Measured, measureCost } from './growth/cost.ts';
import { costsOf } from './growth/costs.ts';
import { MONTHS, type Size, sizeAt } from './growth/points.ts';
import { linesOf, printLines, printTables } from './growth/report.ts';
import { openSite } from './growth/site.ts';
import { type TableSize, tableSizes } from './growth/size-costs.ts';
import { wordsFrom } from './lookups/words.ts';

const SCALE = 0.1;

export async function benchGrowth(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      full: { type: 'boolean', default: false },
      scale: { type: 'string' },
      months: { type: 'string', default: MONTHS.join() },
      json: { type: 'boolean', default: false },
    },
  });
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    print(
      'growth: not measured, it needs a Postgres server. Example: TEST_DATABASE_URL=postgres://…',
    );
    return;
  }
  const scale = values.full ? 1 : Number(values.scale ?? SCALE);
  const sizes = values.months.split(',').map((month) => sizeAt(Number(month), scale));
  const { measured, tables } = await measureAll(server, sizes);
  const lines = linesOf(measured);
  const last = sizes.at(-1);
  print(
    `a year of growth up to ${last?.articles} articles, ${last?.deliveries} deliveries, ` +
      `${last?.subscriptions} rules of ${last?.places} places, ${last?.feeds} feeds: medians, ms`,
  );
  printLines(lines, sizes);
  printTables(tables);
  if (values.json) print(JSON.stringify({ sizes, lines, tables }));
  const worse = lines.filter(({ growth }) => growth === 'worse than linear');
  for (const { name, slope } of worse) {
    print(`growth: ${name} grows worse than linear, with a slope of ${slope.toFixed(2)}`);
  }
  if (worse.length > 0) process.exitCode = 1;
}

async function measureAll(
  server: string,
  sizes: readonly Size[],
): Promise<{ measured: Measured[]; tables: TableSize[] }> {
  const words = wordsFrom([]);
  const measured: Measured[] = [];
  let tables: TableSize[] = [];
  for (const size of sizes) {
    print(`month ${size.month}: ${size.articles} articles, ${size.deliveries} deliveries`);
    const site = await openSite(server, words, size);
    try {
      tables = await tableSizes(site);
      for (const cost of costsOf(site)) measured.push(await measureCost(site, cost));
    } finally {
      await site.close();
    }
  }
  return { measured, tables };
}
