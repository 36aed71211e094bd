/** Owns the interactions that come by HTTP: each is run once, and its answer is waited for. */
import { type APIInteractionResponse, InteractionResponseType } from 'discord-api-types/v10';
import { z } from 'zod';
import { after } from '../lib/after.ts';
import { messageOf } from '../lib/errors.ts';
import { answerInteraction } from './answer-interaction.ts';
import { firstTimeOnly } from './seen-interactions.ts';
import { reopenForWriter } from './watch-access.ts';

const CLOSE_GRACE_MS = 3_000;
const pingSchema = z.object({ type: z.literal(1) });

type HttpInteractions = {
  /**
   * @returns the answer for the request that brought it; null for one that comes over REST, or has
   * come already
   * @throws ZodError when it is no interaction
   */
  take(raw: unknown): Promise<APIInteractionResponse | null>;
  /** Resolves when answers under way have been given, or after a while. */
  ended(): Promise<void>;
};

export function createHttpInteractions(
  deps: Omit<Parameters<typeof answerInteraction>[0], 'inline'>,
): HttpInteractions {
  const isFirst = firstTimeOnly();
  const answering = new Set<Promise<void>>();
  const { context } = deps;

  const track = (work: Promise<void>): void => {
    const done = work.finally(() => answering.delete(done));
    answering.add(done);
  };
  const reopen = (raw: unknown): Promise<void> =>
    reopenForWriter(context, raw).catch((error: unknown) =>
      context.log.error({ reason: messageOf(error) }, 'direct messages could not be reopened'),
    );

  return {
    async take(raw) {
      // Each of Discord's looks at us wants its answer, and has nothing that could be done twice.
      if (pingSchema.safeParse(raw).success) return { type: InteractionResponseType.Pong };
      if (!isFirst(raw)) return null;
      track(reopen(raw));
      return new Promise((resolve, reject) => {
        track(answerInteraction({ ...deps, inline: resolve }, raw).catch(reject));
      });
    },
    async ended() {
      await Promise.race([Promise.allSettled(answering), after(CLOSE_GRACE_MS)]);
    },
  };
}
