/** Owns what tests of the outbox share: a sender that answers as told, and one round of its lanes. */
import { editLane, postLane } from '../../src/delivery/card-lanes.ts';
import type { DeliveryDeps } from '../../src/delivery/deliver-card.ts';
import type { Lane } from '../../src/delivery/lane.ts';
import type {
  LostMessage,
  Outgoing,
  Sender,
  SendOutcome,
  Target,
} from '../../src/delivery/sender.ts';
import type { StoryView } from '../../src/stories/story-view.ts';

export function target(fields: Partial<Target> = {}): Target {
  return {
    kind: 'channel',
    discordId: '301',
    guildId: '200000000000000001',
    channelType: 0,
    dmChannelId: null,
    locale: null,
    ...fields,
  };
}

/** A first post of a story's card. */
export function outgoing(story: StoryView, fields: Partial<Outgoing> = {}): Outgoing {
  return {
    target: target(),
    content: { kind: 'card', story },
    mark: 'mark-1',
    isSilent: false,
    posted: null,
    unsureSince: null,
    ...fields,
  };
}

type Sent = Extract<SendOutcome, { status: 'sent' }>;

export function sent(fields: Partial<Sent> = {}): Sent {
  return {
    status: 'sent',
    channelId: '301',
    messageId: '91',
    postName: null,
    channelType: null,
    dmChannelId: null,
    canCrosspost: false,
    isOutdated: false,
    ...fields,
  };
}

export type Answer = SendOutcome | ((message: Outgoing) => Promise<SendOutcome>);

/** Answers each message in turn; when the answers have run out, that it was sent. */
export function testSender(...answers: Answer[]) {
  const messages: Outgoing[] = [];
  const crossposts: string[] = [];
  const searches: LostMessage[] = [];
  const sender: Sender = {
    async send(message) {
      messages.push(message);
      const answer = answers.shift();
      if (typeof answer === 'function') return answer(message);
      const messageId = message.posted?.messageId ?? `9${messages.length}`;
      return answer ?? sent({ channelId: message.target.discordId, messageId });
    },
    async find(lost) {
      searches.push(lost);
      const answer = answers.shift();
      if (typeof answer === 'function') throw new Error('a search has no message');
      return answer ?? { status: 'absent' };
    },
    async crosspost({ channelId, messageId }) {
      crossposts.push(messageId);
      const answer = answers.shift();
      if (typeof answer === 'function') throw new Error('a crosspost has no message');
      return answer ?? sent({ channelId, messageId });
    },
  };
  return { ...sender, messages, crossposts, searches };
}

/** The story of a card that was sent. */
export function storyIn({ content }: Outgoing): StoryView {
  if (content.kind !== 'card') throw new Error(`it is a ${content.kind}`);
  return content.story;
}

/**
 * Runs what is due in the lanes once, without the worker's pool: each piece when the one before it
 * has ended, so that messages leave in one order. Answers how much.
 * @throws what the first piece of work threw, after the others have run
 */
export async function runLanes(
  lanes: readonly Lane[],
  { worker, now }: { worker: string; now: Date },
): Promise<number> {
  let taken = 0;
  for (const lane of lanes) {
    const busy: number[] = [];
    for (;;) {
      const work = await lane.claim({ worker, limit: 50, now, busy });
      const errors: unknown[] = [];
      for (const item of work) await item.run().catch((error: unknown) => errors.push(error));
      if (errors.length > 0) throw errors[0];
      taken += work.length;
      if (work.length === 0) break;
    }
  }
  return taken;
}

/** One round of the outbox of stories. */
export function deliverDue(deps: DeliveryDeps, worker = 'worker-1'): Promise<number> {
  const lanes = [postLane(deps), editLane(deps)];
  return runLanes(lanes, { worker, now: deps.clock.now() });
}
