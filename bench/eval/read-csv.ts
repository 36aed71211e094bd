/** Owns reading tables whose first line names the columns. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { readText } from './read-lines.ts';

/** @throws Error that names the row that is wrong */
export function readCsv<T>(file: string, schema: z.ZodType<T>): T[] {
  const rows: unknown[] = parse(readText(file), { columns: true, bom: true });
  return rows.map((row, index) => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return parsed.data;
    throw new Error(`${file}, row ${index + 1}: ${z.prettifyError(parsed.error)}`);
  });
}
