/** Owns the options that say by which rules a source's articles are judged. */
import { DAILY_MAX, type SourceRules } from '../ingest/source-rules.ts';
import { UserError } from '../lib/errors.ts';
import { AUTHORITY_MAX } from '../quality/authority.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import { topicNamed } from './named-topic.ts';
import type { CliCall, CliOption } from './definition.ts';

export const ruleOptions: readonly CliOption[] = [
  { flags: '--topics <topics>', what: 'topics that all its articles get, separated by commas' },
  {
    flags: '--authority <points>',
    what: `points of quality that each of its articles gets, 0 to ${AUTHORITY_MAX}`,
  },
  { flags: '--daily <number>', what: 'list at most so many of its articles a day: the best' },
  { flags: '--only-named', what: 'list only articles that are on topic, by their tags or words' },
];

/** Those that were given. @throws UserError that says what is wrong, with an example */
export function readRules(
  { options, flags }: Pick<CliCall, 'options' | 'flags'>,
  taxonomy: Pick<Taxonomy, 'byName' | 'search'>,
): Partial<SourceRules> {
  const { topics, authority, daily } = options;
  return {
    ...(topics !== undefined && { topics: readTopics(topics, taxonomy) }),
    ...(authority !== undefined && {
      authority: readNumber('authority', authority, [0, AUTHORITY_MAX]),
    }),
    ...(daily !== undefined && { daily: readNumber('daily', daily, [1, DAILY_MAX]) }),
    ...(flags.has('onlyNamed') && { onlyNamed: true }),
  };
}

function readTopics(text: string, taxonomy: Pick<Taxonomy, 'byName' | 'search'>): string[] {
  const names = text.split(',').map((name) => name.trim());
  const slugs = names.filter((name) => name !== '').map((name) => topicNamed(taxonomy, name));
  return [...new Set(slugs)];
}

function readNumber(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UserError(
    `--${name} must be a whole number from ${least} to ${most}. Example: --${name} ${Math.min(30, most)}`,
  );
}
