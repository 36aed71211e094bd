/** Owns the column shapes that every table shares: bigint identities and times with a zone. */
import { bigint, timestamp } from 'drizzle-orm/pg-core';

export const identity = () =>
  bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

export const reference = (name: string) => bigint(name, { mode: 'number' });

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
