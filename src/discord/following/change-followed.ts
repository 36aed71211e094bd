/** Owns what somebody sees after they have changed something that they follow. */
import type { ChangeOutcome } from '../../delivery/change-following.ts';
import { UserError } from '../../lib/errors.ts';
import type { DiscordContext } from '../context.ts';
import { timestamp } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import { followedLabel } from './label.ts';
import { followingList, type Reader } from './list-page.ts';
import { followedPage } from './one-page.ts';

/** @throws UserError where it cannot be so */
export async function changeFollowed(
  context: DiscordContext,
  { userId, texts }: Reader,
  outcome: ChangeOutcome,
): Promise<MessageBody> {
  switch (outcome.status) {
    case 'changed': {
      context.wakeDelivery();
      const { before, after: rule, digestAt } = outcome;
      const topic = followedLabel({ taxonomy: context.taxonomy, texts }, rule);
      const said =
        before.cadence === rule.cadence
          ? texts('following.changed')
          : digestAt === null
            ? texts('subscriptions.nowInstant', { topic })
            : texts('subscriptions.nowDigest', { topic, when: timestamp(digestAt, 'f') });
      return followedPage(context, { rule, texts, said });
    }
    case 'unchanged':
      return followedPage(context, { rule: outcome.rule, texts });
    case 'changed-meanwhile': {
      const said = texts('following.changedMeanwhile');
      return followedPage(context, { rule: outcome.rule, texts, said });
    }
    case 'already-exists':
      throw new UserError(texts('following.sameExists'));
    case 'too-many-patterns':
      throw new UserError(texts('keywords.tooManyPatterns', { most: outcome.most }));
    case 'asks-nothing':
      throw new UserError(texts('following.asksNothing'));
    case 'not-found':
      return followingList(
        context,
        { userId, texts },
        { said: texts('subscriptions.endedBefore') },
      );
  }
}
