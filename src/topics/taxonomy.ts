/** Owns the taxonomy: reading `seeds/topics.yaml`, naming topics, finding one from what a person typed. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.ts';

const topicSchema = z.object({
  // With a cursor beside it, it must fit the 100 characters of a button’s id.
  slug: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1).max(100),
  parent: z.string().nullable(),
  emoji: z.string().min(1),
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  description: z.string().min(1).max(100),
  keywords: z.array(z.string().min(1)),
  aliases: z.array(z.string().min(1)).default([]),
});

export type Topic = z.infer<typeof topicSchema>;

const taxonomySchema = z
  .array(topicSchema)
  .min(1)
  .superRefine((topics, context) => {
    const slugs = new Set(topics.map(({ slug }) => slug));
    const owners = new Map<string, string>();
    for (const [index, { slug, name, aliases, parent }] of topics.entries()) {
      const say = (message: string) => context.addIssue({ code: 'custom', path: [index], message });
      if (parent !== null && !slugs.has(parent)) say(`${slug}: no topic has the slug "${parent}"`);
      for (const own of new Set([slug, name, ...aliases].map(nameKey))) {
        const owner = owners.get(own);
        if (owner !== undefined) say(`${slug}: "${own}" already names ${owner}`);
        owners.set(own, slug);
      }
    }
  });

export type Taxonomy = {
  /** In the file's order, which is the order that people see. */
  topics: readonly Topic[];
  bySlug(slug: string): Topic | undefined;
  /** The topic that goes by exactly this name, slug or alias, whatever its case. */
  byName(name: string): Topic | undefined;
  /** The first topic whose name or one of whose keywords stands in the text as whole words. */
  namedIn(text: string): Topic | undefined;
  /** All of those topics, in the file's order. */
  allNamedIn(text: string): Topic[];
  /** Topics for what a person has typed so far, best first; forgives typing errors. */
  search(typed: string, limit: number): Topic[];
};

/** @throws UserError that names the file and what is wrong in it. */
export function readTaxonomy(file: string): Taxonomy {
  let raw: unknown;
  try {
    raw = load(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`Cannot read the topics in ${file}: ${messageOf(error)}`, { cause: error });
  }
  const parsed = taxonomySchema.safeParse(raw);
  if (!parsed.success) {
    throw new UserError(`The topics in ${file} are not right: ${z.prettifyError(parsed.error)}`);
  }
  return createTaxonomy(parsed.data);
}

export function createTaxonomy(topics: readonly Topic[]): Taxonomy {
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const byName = new Map<string, Topic>();
  for (const topic of topics) {
    for (const name of [topic.slug, topic.name, ...topic.aliases]) {
      byName.set(nameKey(name), topic);
    }
  }
  const index = new MiniSearch<{ id: string; name: string; aliases: string; keywords: string }>({
    fields: ['name', 'aliases', 'keywords'],
  });
  index.addAll(
    topics.map((topic) => ({
      id: topic.slug,
      name: topic.name,
      aliases: [topic.slug, ...topic.aliases].join(' '),
      keywords: topic.keywords.join(' '),
    })),
  );

  const patterns = topics.map((topic) => ({
    topic,
    pattern: wholeWords([topic.name, ...topic.keywords]),
  }));

  const findByName = (name: string) => byName.get(nameKey(name));

  return {
    topics,
    bySlug: (slug) => bySlug.get(slug),
    byName: findByName,
    namedIn: (text) => patterns.find(({ pattern }) => pattern.test(text))?.topic,
    allNamedIn: (text) =>
      patterns.flatMap(({ topic, pattern }) => (pattern.test(text) ? [topic] : [])),
    search(typed, limit) {
      if (typed.trim() === '') return topics.slice(0, limit);
      const exact = findByName(typed);
      const found = index.search(typed, {
        prefix: true,
        // A short word with a typing error in it resembles too many others.
        fuzzy: (term) => (term.length > 3 ? 0.25 : false),
        boost: { name: 4, aliases: 3 },
        combineWith: 'AND',
      });
      const ranked = found.flatMap(({ id }) => bySlug.get(String(id)) ?? []);
      return [...new Set(exact ? [exact, ...ranked] : ranked)].slice(0, limit);
    },
  };
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

/** Matches any of the phrases where no letter or digit touches it: `AI` is not in `training`. */
function wholeWords(phrases: string[]): RegExp {
  const escaped = phrases.map((phrase) =>
    phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
  );
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`, 'iu');
}
