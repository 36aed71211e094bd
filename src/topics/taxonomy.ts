/** Owns the taxonomy: reading `seeds/topics.yaml`, naming topics, finding one from what a person typed. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.ts';
import { phraseFinder } from './phrase-finder.ts';

const phrases = z.array(z.string().min(1));

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
  /** Words and phrases that name it wherever they stand. */
  keywords: phrases,
  /** That name it only in a text which is on topic by other evidence: "Google" is not yet Google AI. */
  hints: phrases.default([]),
  /** Where one of these stands, no keyword or hint and no learnt word names it: "Claude Monet". */
  not: phrases.default([]),
  /** Of publishers that have codes for theirs: `cs.CV`. */
  categories: phrases.default([]),
  /** What people type, and publishers tag. */
  aliases: phrases.default([]),
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

export type Evidence = { topic: Topic; keywords: string[]; hints: string[] };

export type TextEvidence = {
  /** Topics whose name, keywords or hints stand in it, in the file's order. */
  named: Evidence[];
  /** Slugs of those of which it says that they are not what it means. */
  denied: ReadonlySet<string>;
};

/** Sure is what is the topic's own; an alias ("security") may mean something that is off topic. */
export type Tagged = { topic: Topic; isSure: boolean };

export type Taxonomy = {
  /** In the file's order, which is the order that people see. */
  topics: readonly Topic[];
  bySlug(slug: string): Topic | undefined;
  /** The topic that goes by exactly this name, slug or alias, whatever its case. */
  byName(name: string): Topic | undefined;
  /** What the text says as whole words for topics, and against them. */
  evidenceIn(text: string): TextEvidence;
  /** The topics that a publisher's category, tag or hashtag means. */
  tagged(tag: string): Tagged[];
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
      keywords: [...topic.keywords, ...topic.hints].join(' '),
    })),
  );

  const evidenceIn = evidenceFinder(topics);
  const findByName = (name: string) => byName.get(nameKey(name));

  return {
    topics,
    bySlug: (slug) => bySlug.get(slug),
    byName: findByName,
    evidenceIn,
    tagged: tagReader(topics, evidenceIn),
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

/** One pass over the text for all three lists of each topic: it is done for every article of a feed. */
function evidenceFinder(topics: readonly Topic[]): (text: string) => TextEvidence {
  const find = phraseFinder(
    topics.flatMap(({ name, keywords, hints, not }) => [[name, ...keywords], hints, not]),
  );
  return (text) => {
    const found = find(text);
    const named: Evidence[] = [];
    const denied = new Set<string>();
    for (const [place, topic] of found.size === 0 ? [] : topics.entries()) {
      const [keywords = [], hints = [], not] = [0, 1, 2].map((list) => found.get(3 * place + list));
      if (not) denied.add(topic.slug);
      else if (keywords.length + hints.length > 0) named.push({ topic, keywords, hints });
    }
    return { named, denied };
  };
}

/** However it is written: `#ComputerVision`, `computer-vision`; or by a keyword in it: "Robots & AI". */
function tagReader(
  topics: readonly Topic[],
  evidenceIn: Taxonomy['evidenceIn'],
): Taxonomy['tagged'] {
  const known = new Map<string, Tagged>();
  const add = (tags: readonly string[], tagged: Tagged) => {
    for (const key of tags.map(tagKey)) {
      if (key !== '' && !known.has(key)) known.set(key, tagged);
    }
  };
  for (const topic of topics) {
    add([topic.slug, topic.name, ...topic.categories], { topic, isSure: true });
  }
  for (const topic of topics) add(topic.keywords, { topic, isSure: true });
  for (const topic of topics) add([...topic.aliases, ...topic.hints], { topic, isSure: false });
  return (tag) => {
    const own = known.get(tagKey(tag));
    if (own) return [own];
    const named = evidenceIn(tag).named.filter(({ keywords }) => keywords.length > 0);
    return named.map(({ topic }) => ({ topic, isSure: true }));
  };
}

function tagKey(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}+.]+/gu, '');
}
