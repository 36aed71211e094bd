/** Owns the one sentence that says why a story is at a place, or why it is not. */
import type { DeliveryGate, Gates } from '../../explain/explanation.ts';
import type { Standing } from '../../explain/find-place.ts';
import { type Verdict, verdictOf } from '../../explain/verdict.ts';
import { timestamp } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';
import type { PlainKey } from '../texts/translation.ts';

type Timed = 'posted' | 'deleted' | 'in-digest' | 'on-its-way' | 'gathers' | 'held';

const PLAIN = {
  failed: 'why.verdict.failed',
  'let-go': 'why.verdict.letGo',
  'not-listed': 'why.verdict.notListed',
  retracted: 'why.verdict.retracted',
  'too-cold': 'why.verdict.tooCold',
  resting: 'why.verdict.resting',
  excluded: 'why.verdict.excluded',
  'not-asked-for': 'why.verdict.notAskedFor',
  'rule-is-newer': 'why.verdict.ruleIsNewer',
  backlog: 'why.verdict.backlog',
  'asked-since': 'why.verdict.askedSince',
} as const satisfies Record<Exclude<Verdict, Timed | 'nothing-here'>, PlainKey>;

const HELD = {
  paused: 'why.verdict.paused',
  story: 'why.verdict.notShown',
  volume: 'why.verdict.volume',
  flood: 'why.verdict.flood',
  age: 'why.verdict.age',
} as const satisfies Record<NonNullable<DeliveryGate['heldFor']>, PlainKey>;

/** With a link to the message, where there is one. */
export function verdictSentence(
  gates: Gates,
  { standing, texts }: { standing: Standing; texts: Texts },
): string {
  const isDirect = 'userId' in standing;
  const said = `**${sentenceOf(gates, isDirect, texts)}**`;
  const { message, digest } = gates.place?.delivery ?? {};
  const shown = message ?? digest?.message;
  if (!shown) return said;
  const server = isDirect ? '@me' : standing.guildId;
  const url = `https://discord.com/channels/${server}/${shown.channelId}/${shown.messageId}`;
  return texts.join([said, `[${texts('why.goTo')}](${url})`]);
}

function sentenceOf(gates: Gates, isDirect: boolean, texts: Texts): string {
  const verdict = verdictOf(gates);
  if (verdict === 'nothing-here') {
    return texts(isDirect ? 'why.verdict.followsNothing' : 'why.verdict.noAlerts');
  }
  if (!isTimed(verdict)) return texts(PLAIN[verdict]);
  const { delivery } = gates.place ?? {};
  return delivery ? deliverySentence(verdict, delivery, texts) : texts('why.verdict.askedSince');
}

function isTimed(verdict: Verdict): verdict is Timed {
  return verdict !== 'nothing-here' && !Object.hasOwn(PLAIN, verdict);
}

function deliverySentence(verdict: Timed, delivery: DeliveryGate, texts: Texts): string {
  const { sentAt, nextAt, heldFor, plannedAt, digest } = delivery;
  const when = timestamp(sentAt ?? plannedAt, 'R');
  switch (verdict) {
    case 'posted':
      return texts('why.verdict.posted', { when });
    case 'deleted':
      return texts('why.verdict.deleted', { when });
    case 'in-digest':
      return texts('why.verdict.inDigest', {
        when: timestamp(digest?.sentAt ?? sentAt ?? plannedAt, 'f'),
      });
    case 'on-its-way':
      return nextAt === null
        ? texts('why.verdict.sending')
        : texts('why.verdict.onItsWay', { when: timestamp(nextAt, 'R') });
    case 'gathers':
      return digest?.nextAt
        ? texts('why.verdict.gathers', { when: timestamp(digest.nextAt, 'R') })
        : texts('why.verdict.gathersSometime');
    case 'held':
      return texts(HELD[heldFor ?? 'story']);
  }
}
