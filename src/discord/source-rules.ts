/** Owns the rules that come with a new source: read from options, kept on a button, read from it again. */
import type { SourceRules } from '../ingest/source-rules.ts';
import { DAILY_MAX } from '../ingest/source-rules.ts';
import { UserError } from '../lib/errors.ts';
import { AUTHORITY_MAX } from '../quality/authority.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import type { CommandCall } from './interaction.ts';
import { chosenTopic } from './topic-option.ts';

/** Those that were given. @throws UserError for a topic that nobody knows, and a number out of range */
export function givenRules(taxonomy: Taxonomy, call: CommandCall): Partial<SourceRules> {
  const { options } = call;
  const authority = numberIn(call, 'authority', { least: 0, most: AUTHORITY_MAX });
  const daily = numberIn(call, 'daily', { least: 1, most: DAILY_MAX });
  return {
    ...(options.has('topic') && { topics: [chosenTopic(taxonomy, call).slug] }),
    ...(authority !== null && { authority }),
    ...(daily !== null && { daily }),
    ...(options.get('only-named') === true && { onlyNamed: true }),
  };
}

function numberIn(
  { options, texts }: CommandCall,
  name: string,
  { least, most }: { least: number; most: number },
): number | null {
  const given = options.get(name);
  if (given === undefined) return null;
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UserError(texts('errors.wholeNumber', { most }));
}

/** What stands after the prefix in the button's custom id. */
export function writeRules({ authority, daily, onlyNamed, topics }: Partial<SourceRules>): string {
  return [authority ?? '', daily ?? '', onlyNamed ? 1 : '', topics?.[0] ?? ''].join(':');
}

/** @returns null for what no button of ours says, such as a topic that is no more */
export function readRules(
  taxonomy: Taxonomy,
  [authority = '', daily = '', named = '', topic = '']: readonly string[],
): Partial<SourceRules> | null {
  if (![authority, daily].every((text) => /^\d{0,4}$/.test(text))) return null;
  if (topic !== '' && !taxonomy.bySlug(topic)) return null;
  return {
    ...(authority !== '' && { authority: Number(authority) }),
    ...(daily !== '' && { daily: Number(daily) }),
    ...(named === '1' && { onlyNamed: true }),
    ...(topic !== '' && { topics: [topic] }),
  };
}
