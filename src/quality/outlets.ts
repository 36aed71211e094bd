/** Owns what is known of outlets before they publish: their names and their authority. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.ts';

const outletsSchema = z.array(
  z.object({
    domain: z.string().min(1),
    name: z.string().min(1),
    /** Points of quality that an article has for being this outlet's. */
    authority: z.number().int().min(0).max(60),
  }),
);

export type Outlet = z.infer<typeof outletsSchema>[number];

/** The outlet of a domain or of the nearest domain above it (`news.example.org`: `example.org`). */
export type OutletOf = (domain: string) => Outlet | null;

/** @throws UserError that names the file and what is wrong in it. */
export function readOutletList(file: string): Outlet[] {
  let raw: unknown;
  try {
    raw = load(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`Cannot read the outlets in ${file}: ${messageOf(error)}`, {
      cause: error,
    });
  }
  const parsed = outletsSchema.safeParse(raw);
  if (!parsed.success) {
    throw new UserError(`The outlets in ${file} are not right: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}

export function outletsOf(list: readonly Outlet[]): OutletOf {
  const byDomain = new Map(list.map((outlet) => [outlet.domain, outlet]));
  return (domain) => {
    const labels = domain.split('.');
    for (let first = 0; first < labels.length - 1; first += 1) {
      const outlet = byDomain.get(labels.slice(first).join('.'));
      if (outlet) return outlet;
    }
    return null;
  };
}
