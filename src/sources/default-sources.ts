/** Owns reading the list of feeds that ships with Keypoint: `seeds/sources.yaml`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { SourceRules } from '../ingest/source-rules.ts';
import { messageOf, UserError } from '../lib/errors.ts';
import { parseUrl } from '../lib/parse-url.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import { AUTHORITY_MAX } from '../quality/authority.ts';

export type DefaultSource = {
  name: string;
  /** Of the feed; its identity in the list. */
  url: string;
  /** Addresses by which earlier versions of the list had it. */
  was: string[];
  siteUrl: string;
  rules: SourceRules;
};

/** From where the code stands: the build keeps that (ADR 11). */
const SHIPPED = fileURLToPath(new URL('../../seeds/sources.yaml', import.meta.url));

const address = z.string().transform((text, context) => {
  const url = parseUrl(text);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  context.addIssue('must be an http(s) address');
  return z.NEVER;
});

const entrySchema = z.strictObject({
  name: z.string().min(1).max(100),
  url: address,
  was: z.array(address).default([]),
  site: address,
  authority: z.int().min(0).max(AUTHORITY_MAX),
  topics: z.array(z.string()).default([]),
  daily: z.int().min(1).nullable().default(null),
  'only-named': z.boolean().default(false),
});

/**
 * A topic that the operator's own taxonomy does not have is left out.
 * @throws UserError that names the file, the entry and what is wrong in it
 */
export function readDefaultSources(
  taxonomy: Pick<Taxonomy, 'bySlug'>,
  file: string = SHIPPED,
): DefaultSource[] {
  const entries = entriesOf(file).map((raw, index) => {
    const parsed = entrySchema.safeParse(raw);
    if (parsed.success) return parsed.data;
    const named = z.object({ name: z.string() }).safeParse(raw);
    const which = named.success ? `"${named.data.name}"` : `Entry ${index + 1}`;
    throw wrong(file, `${which}: ${z.prettifyError(parsed.error)}`);
  });
  const known = new Set<string>();
  return entries.map(({ name, url, was, site, authority, topics, daily, ...rest }) => {
    for (const one of [url, ...was]) {
      if (known.has(one)) throw wrong(file, `"${name}": ${one} stands there twice.`);
      known.add(one);
    }
    const slugs = topics.filter((slug) => taxonomy.bySlug(slug) !== undefined);
    const rules = { authority, topics: slugs, daily, onlyNamed: rest['only-named'] };
    return { name, url, was, siteUrl: site, rules };
  });
}

function entriesOf(file: string): unknown[] {
  let raw: unknown;
  try {
    raw = load(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`Cannot read the sources in ${file}: ${messageOf(error)}`, {
      cause: error,
    });
  }
  if (!Array.isArray(raw)) throw wrong(file, 'It must be a list.');
  return raw;
}

function wrong(file: string, what: string): UserError {
  return new UserError(`The sources in ${file} are not right. ${what}`);
}
