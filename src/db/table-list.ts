/** Owns which tables there are, in an order in which their rows can be written. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from './client.ts';
import { rowsOf } from './rows-of.ts';

export type TableInfo = {
  name: string;
  /** Columns that name another row of the same table: one that names none itself. */
  selfReferences: string[];
};

const Named = z.array(z.object({ name: z.string() }));
const References = z.array(z.object({ child: z.string(), parent: z.string(), column: z.string() }));

/** Each after those that its rows name. */
export async function tablesInOrder(tx: Transaction): Promise<TableInfo[]> {
  const names = Named.parse(
    rowsOf(
      await tx.execute(sql`select relname as name from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`),
    ),
  ).map(({ name }) => name);
  const references = References.parse(
    rowsOf(
      await tx.execute(sql`
        select child.relname as child, parent.relname as parent, attname as column
        from pg_constraint
        join pg_class child on child.oid = conrelid
        join pg_class parent on parent.oid = confrelid
        join pg_attribute on attrelid = conrelid and attnum = conkey[1]
        where contype = 'f' and child.relnamespace = 'public'::regnamespace`),
    ),
  );
  const ordered: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (ordered.includes(name)) return;
    if (path.includes(name)) throw new Error(`tables name each other in a circle: ${path.join()}`);
    for (const { child, parent } of references) {
      if (child === name && parent !== name) visit(parent, [...path, name]);
    }
    ordered.push(name);
  };
  for (const name of names) visit(name, []);
  return ordered.map((name) => {
    const own = references.filter(({ child, parent }) => child === name && parent === name);
    return { name, selfReferences: own.map(({ column }) => column) };
  });
}
