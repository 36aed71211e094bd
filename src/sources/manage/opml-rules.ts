/** Owns a source's rules as attributes of its outline in OPML, in a namespace of our own. */
import { DAILY_MAX, type SourceRules } from '../../ingest/source-rules.ts';
import { AUTHORITY_MAX } from '../../quality/authority.ts';

/** Names it and no page: other readers pass over what they do not know (OPML 2.0). */
const NAMESPACE = 'urn:keypoint:opml';
const ATTRIBUTES = {
  topics: 'keypoint:topics',
  authority: 'keypoint:authority',
  daily: 'keypoint:daily',
  onlyNamed: 'keypoint:onlyNamed',
} as const satisfies Record<keyof SourceRules, string>;

export const ruleAttributes = Object.values(ATTRIBUTES);

/** From a file: each may be anything. */
export type RuleAttributes = { [name in (typeof ruleAttributes)[number]]?: unknown };

export function toAttributes(rules: SourceRules | null): RuleAttributes {
  if (!rules) return {};
  const { topics, authority, daily, onlyNamed } = rules;
  return {
    ...(topics.length > 0 && { [ATTRIBUTES.topics]: topics.join(',') }),
    ...(authority !== null && { [ATTRIBUTES.authority]: `${authority}` }),
    ...(daily !== null && { [ATTRIBUTES.daily]: `${daily}` }),
    ...(onlyNamed && { [ATTRIBUTES.onlyNamed]: 'true' }),
  };
}

/** Those that are there and can be used; which topics there are is for others to say. */
export function fromAttributes(attributes: RuleAttributes): Partial<SourceRules> {
  const stated = attributes[ATTRIBUTES.topics];
  const topics = (typeof stated === 'string' ? stated : '').split(',').map((slug) => slug.trim());
  const authority = wholeNumber(attributes[ATTRIBUTES.authority], [0, AUTHORITY_MAX]);
  const daily = wholeNumber(attributes[ATTRIBUTES.daily], [1, DAILY_MAX]);
  const named = topics.filter((slug) => slug !== '');
  return {
    ...(named.length > 0 && { topics: named }),
    ...(authority !== null && { authority }),
    ...(daily !== null && { daily }),
    ...(attributes[ATTRIBUTES.onlyNamed] === 'true' && { onlyNamed: true }),
  };
}

/** The document with our namespace declared, which its generator cannot do. */
export function withNamespace(opml: string): string {
  return opml.replace('<opml ', `<opml xmlns:keypoint="${NAMESPACE}" `);
}

function wholeNumber(text: unknown, [least, most]: readonly [number, number]): number | null {
  const value = Number(text);
  return typeof text === 'string' && /^\d+$/.test(text) && value >= least && value <= most
    ? value
    : null;
}
