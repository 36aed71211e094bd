/** Owns WebSub as the bot uses it: the job that asks hubs, and what hubs may say to us. */
import { askHubs, type HubDeps } from './ask-hubs.ts';
import { pollSoon, takePush, type Push, type PushOutcome } from './take-push.ts';
import { type Intent, verifyIntent } from './verify-intent.ts';

export type Subscriber = {
  job: { name: string; run(): Promise<void> };
  verify: (intent: Intent) => Promise<boolean>;
  push: (push: Push) => Promise<PushOutcome>;
  /** Has those polled that were pushed here while they were being polled; the job does so too. */
  pollAgain: () => Promise<void>;
};

export const HUB_SCHEDULE = '*/30 * * * * *';

export function createSubscriber(deps: HubDeps): Subscriber {
  /** Pushed while they were being polled: that poll may have been too early. */
  const again = new Set<number>();
  const pollAgain = async (): Promise<void> => {
    for (const sourceId of again) {
      if (await pollSoon(deps, sourceId, deps.clock.now())) again.delete(sourceId);
    }
  };
  return {
    job: {
      name: 'hubs',
      async run() {
        await pollAgain();
        await askHubs(deps);
      },
    },
    pollAgain,
    verify: (intent) => verifyIntent(deps, intent),
    async push(push) {
      const outcome = await takePush(deps, push);
      if (outcome === 'polling') again.add(push.sourceId);
      return outcome;
    },
  };
}
