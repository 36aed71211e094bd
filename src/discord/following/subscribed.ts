/** Owns what somebody is told who has just subscribed: what comes, where and when. */
import type { StartFollowingOutcome } from '../../delivery/start-following.ts';
import { UserError } from '../../lib/errors.ts';
import type { FollowArgs } from '../../subscriptions/follow.ts';
import { firstSentence, withCadence } from '../how-option.ts';
import { timestamp } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';

type Asked = Pick<FollowArgs, 'cadence' | 'minHeat'>;

/** @throws UserError where they follow too much already */
export function dmSentence(
  texts: Texts,
  followed: StartFollowingOutcome,
  { what, asked, alertBar }: { what: string; asked: Asked; alertBar: number },
): string {
  const topic = `**${what}**`;
  switch (followed.status) {
    case 'created': {
      const first = firstSentence(followed, {
        onItsWay: texts('subscriptions.firstOnItsWay'),
        later: texts('subscriptions.firstLater'),
        texts,
      });
      return texts.join([
        texts('subscriptions.followed', { topic }),
        heatSentence(texts, asked, alertBar),
        first,
        texts('subscriptions.whereToEnd'),
      ]);
    }
    case 'changed': {
      const { digestAt, before } = followed;
      const how =
        digestAt !== null
          ? texts('subscriptions.nowDigest', { topic, when: timestamp(digestAt, 'f') })
          : before === 'instant'
            ? texts('subscriptions.followed', { topic })
            : texts('subscriptions.nowInstant', { topic });
      return texts.join([how, heatSentence(texts, asked, alertBar)]);
    }
    case 'resumed':
      return texts('subscriptions.resumed', { topic });
    case 'already-following':
      return texts('subscriptions.already', {
        what: withCadence(topic, followed.cadence, texts),
      });
    case 'too-many':
      throw tooMany(texts, followed);
  }
}

/** @throws UserError where they follow too much already */
export function mentionSentence(
  texts: Texts,
  followed: StartFollowingOutcome,
  { what, channel, hint }: { what: string; channel: string; hint: string },
): string {
  if (followed.status === 'too-many') throw tooMany(texts, followed);
  const values = { channel, what: `**${what}**` };
  return followed.status === 'already-following'
    ? texts('following.alreadyMentioned', values)
    : texts.join([
        texts('following.willBeMentioned', values),
        hint,
        texts('subscriptions.whereToEnd'),
      ]);
}

type TooMany = Extract<StartFollowingOutcome, { status: 'too-many' }>;

export function tooMany(texts: Texts, { of, most }: TooMany): UserError {
  const key = of === 'patterns' ? 'keywords.tooManyPatterns' : 'subscriptions.tooMany';
  return new UserError(texts(key, { most }));
}

function heatSentence(texts: Texts, { minHeat }: Asked, alertBar: number): string {
  if (minHeat === undefined) return '';
  const bar = texts('following.fromHeat', { heat: minHeat ?? alertBar });
  return texts('following.whatComes', { bar });
}
