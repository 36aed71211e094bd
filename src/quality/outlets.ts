/** Owns what is known of outlets before they publish: their names and their authority. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.ts';
import { AUTHORITY_MAX } from './authority.ts';

/** As articles have it: in another form no article would ever be found to be the outlet's. */
const BARE_DOMAIN = /^(?!www\.)[^\s/:A-Z]+\.[^\s/:A-Z.]+$/;

const outletsSchema = z
  .array(
    z.object({
      domain: z.string().regex(BARE_DOMAIN, 'must be a domain such as example.org, without www'),
      name: z.string().min(1),
      /** Points of quality that an article has for being this outlet's. */
      authority: z.number().int().min(0).max(AUTHORITY_MAX),
    }),
  )
  .superRefine((outlets, context) => {
    const known = new Set<string>();
    for (const [index, { domain }] of outlets.entries()) {
      const message = `${domain} stands there twice`;
      if (known.has(domain)) context.addIssue({ code: 'custom', path: [index], message });
      known.add(domain);
    }
  });

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
