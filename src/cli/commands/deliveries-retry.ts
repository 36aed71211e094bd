/** Owns `keypoint deliveries retry`: tries now what failed, is held or waits. */
import { deliveryId, readDeliveryId } from '../../delivery/delivery-id.ts';
import { type RetryOutcome, retryDelivery } from '../../delivery/retry-delivery.ts';
import { systemClock } from '../../lib/clock.ts';
import { UserError } from '../../lib/errors.ts';
import type { PauseKind } from '../../subscriptions/tables.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { withDatabase } from '../with-database.ts';

export async function deliveriesRetry({ config, args: [text = ''] }: CliCall): Promise<CliAnswer> {
  const which = readDeliveryId(text);
  if (!which) {
    throw new UserError(`"${text}" is no delivery’s id. Ids look like 12, digest-3 or notice-1.`);
  }
  const outcome = await withDatabase(config, (db) =>
    retryDelivery({ db, clock: systemClock }, which),
  );
  if (outcome.status !== 'due') throw new UserError(`${text} ${whyNot(outcome)}`);
  const said = `${text} is due now: the running bot sends it within seconds, else the next start.`;
  return { json: { id: text, state: 'due' }, text: said };
}

/** The rest of a sentence that begins with the delivery's id. */
function whyNot(outcome: Exclude<RetryOutcome, { status: 'due' }>): string {
  switch (outcome.status) {
    case 'not-found':
      return 'does not exist. `keypoint deliveries` lists those that do.';
    case 'sent':
      return 'was sent; nothing is posted twice. Its message is edited by itself when its story changes.';
    case 'sending':
      return 'is being sent at this moment, or its process died: then it is taken up again within a minute.';
    case 'gathered':
      return outcome.digestId === null
        ? 'waits for its destination’s next digest, which will show it.'
        : `is in a digest: try ${deliveryId('digest', outcome.digestId)} instead.`;
    case 'paused':
      return `waits because its destination is paused: ${outcome.reason ?? 'nobody noted why.'} ${HOW_RESUMED[outcome.kind ?? 'rights']}`;
  }
}

const HOW_RESUMED: Readonly<Record<PauseKind, string>> = {
  rights:
    'It resumes by itself when Keypoint may post there again; `/alerts add` there tries at once.',
  gone: 'A channel that was deleted does not come back: `/alerts add` in another one.',
  left: 'It resumes when Keypoint is invited to the server again.',
  'dm-closed': 'It resumes when the person uses `/subscribe` again.',
  unfit: 'It resumes when the channel takes cards again; `/alerts add` there tries at once.',
};
