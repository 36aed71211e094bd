/** Owns how the growth of costs is told: a line for each, and the room that rows take at the end. */
import { print } from '../child.ts';
import type { Measured } from './cost.ts';
import type { Size } from './points.ts';
import type { TableSize } from './size-costs.ts';
import { type Growth, growthOf, slopeOf } from './slope.ts';

export type Line = {
  name: string;
  unit: Measured['unit'];
  driver: Measured['driver'];
  points: readonly Measured[];
  /** Over all points, and over the last ones alone. */
  slope: number;
  lastSlope: number;
  growth: Growth;
};

const LAST = 3;
const WIDTH = 46;

export function linesOf(measured: readonly Measured[]): Line[] {
  const names = [...new Set(measured.map(({ name }) => name))];
  return names.flatMap((name) => {
    const points = measured.filter((one) => one.name === name);
    const [first] = points;
    if (!first) return [];
    const { unit, driver } = first;
    // Times by the yardstick of their moment: a busy machine is no growth.
    const fitted = points.map(({ size, value, ofKey }) => ({ size, value: ofKey ?? value }));
    const slope = slopeOf(fitted);
    const lastSlope = slopeOf(fitted.slice(-LAST));
    return [{ name, unit, driver, points, slope, lastSlope, growth: growthOf(slope) }];
  });
}

export function printLines(lines: readonly Line[], sizes: readonly Size[]): void {
  const heads = sizes.map(({ month }) => `month ${month}`.padStart(9)).join('');
  print(`  ${''.padEnd(WIDTH)}${heads}   × key   slope  of last ${LAST}  grows with`);
  for (const { name, points, slope, lastSlope, growth, driver } of lines) {
    const cells = points.map(cell).join('');
    const ofKey = points.at(-1)?.ofKey?.toFixed(1) ?? '';
    const slopes = `${slope.toFixed(2).padStart(8)}${lastSlope.toFixed(2).padStart(11)}`;
    print(`  ${name.padEnd(WIDTH)}${cells}${ofKey.padStart(8)}${slopes}  ${driver}: ${growth}`);
  }
}

/** Tables that hold little are left out. */
export function printTables(tables: readonly TableSize[]): void {
  const all = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  print(`  ${'tables at the end'.padEnd(WIDTH)}${head('rows')}${head('MB')}${head('bytes/row')}`);
  for (const { name, rows, bytes, indexBytes } of tables) {
    if (bytes < all / 1_000) continue;
    const each = (part: number) => (part / Math.max(rows, 1)).toFixed(0);
    const room = `${head(rows.toFixed(0))}${head((bytes / 1e6).toFixed(0))}${head(each(bytes))}`;
    print(`  ${name.padEnd(WIDTH)}${room}, ${each(indexBytes)} of them indexes`);
  }
}

/** Milliseconds, bytes, or more of them. */
function cell({ unit, value }: Measured): string {
  if (unit === 'ms') return head(value < 1_000 ? value.toFixed(2) : value.toFixed(0));
  return head(value < 1e6 ? value.toFixed(0) : `${(value / 1e6).toFixed(1)} MB`);
}

function head(text: string): string {
  return text.padStart(9);
}
