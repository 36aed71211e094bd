/** Owns counting the rows of every table. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../src/db/client.ts';
import { rowsOf } from '../../src/db/rows-of.ts';
import { tablesInOrder } from '../../src/db/table-list.ts';

const Counted = z.array(z.object({ count: z.coerce.number() }));

export function countRows(db: Database): Promise<Record<string, number>> {
  return db.transaction(async (tx) => {
    const counts: Record<string, number> = {};
    for (const { name } of await tablesInOrder(tx)) {
      const answer = await tx.execute(sql`select count(*) as count from ${sql.identifier(name)}`);
      counts[name] = Counted.parse(rowsOf(answer))[0]?.count ?? 0;
    }
    return counts;
  });
}
