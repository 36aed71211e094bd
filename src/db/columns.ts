/** Owns the column shapes that tables share: identities, times with a zone, and texts to search. */
import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

export const identity = () =>
  bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

export const reference = (name: string) => bigint(name, { mode: 'number' });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** `lexeme:1A,5 another:2`, as Postgres writes it. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** In the order of its bytes, whatever the database's own: an index finds its beginnings. */
export const byteText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
