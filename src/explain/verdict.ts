/** Owns the decision which gate of an explanation says why a story is at a place, or is not. */
import type { DeliveryGate, Gates, RuleGate, StoryGate } from './explanation.ts';

export type Verdict =
  /** Its card is there, or was. */
  | 'posted'
  | 'deleted'
  | 'in-digest'
  /** It will be. */
  | 'on-its-way'
  | 'gathers'
  | 'held'
  | 'failed'
  /** It is so old that nobody knows any more. */
  | 'let-go'
  /** It may not be: no article of it is listed, or its publisher took it back. */
  | 'not-listed'
  | 'retracted'
  /** Nothing is posted there at all. */
  | 'nothing-here'
  /** There are rules, and none of them asks for it. */
  | 'too-cold'
  | 'resting'
  | 'excluded'
  | 'not-asked-for'
  /** A rule asks for it now, but did not when it came. */
  | 'rule-is-newer'
  | 'backlog'
  | 'asked-since';

export function verdictOf({ article, story, place }: Gates): Verdict {
  if (place?.delivery) return deliveryVerdict(place.delivery, story);
  if (place?.isLetGo) return 'let-go';
  if (story.state === 'retracted') return 'retracted';
  if (story.state !== 'live') return 'not-listed';
  if (!place || place.rules.length === 0) return 'nothing-here';
  const wanting = place.rules.filter(({ verdict }) => verdict === 'wants');
  if (wanting.length === 0) return rulesVerdict(place.rules);
  // Every rule that asks for it may be newer: a story is planned when it comes, or grows.
  if (wanting.every(({ createdAt }) => createdAt > story.firstSeenAt)) return 'rule-is-newer';
  const { readings } = article;
  const isBacklog = readings.length > 0 && readings.every((reading) => reading.isBacklog);
  return isBacklog ? 'backlog' : 'asked-since';
}

function deliveryVerdict(
  { state, message, digest }: DeliveryGate,
  { state: of }: StoryGate,
): Verdict {
  if (message) return 'posted';
  switch (state) {
    case 'sent':
      return digest ? 'in-digest' : 'deleted';
    case 'due':
    case 'sending':
      return 'on-its-way';
    case 'gathered':
      return 'gathers';
    case 'failed':
      return 'failed';
    case 'held':
      return of === 'retracted' ? 'retracted' : 'held';
  }
}

/** The rule that came nearest says it. */
function rulesVerdict(rules: readonly RuleGate[]): Verdict {
  const verdicts = new Set(rules.map(({ verdict }) => verdict));
  if (verdicts.has('too-cold')) return 'too-cold';
  if (verdicts.has('paused') || verdicts.has('muted')) return 'resting';
  return verdicts.has('excluded') ? 'excluded' : 'not-asked-for';
}
