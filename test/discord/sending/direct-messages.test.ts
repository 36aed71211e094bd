/** Owns the proof that new direct messages are opened no faster than Discord bears. */
import { expect, it } from 'vitest';
import { createDirectMessages } from '../../../src/discord/sending/direct-messages.ts';
import { TransientError } from '../../../src/lib/errors.ts';
import { testClock } from '../../support/factories.ts';

it('opens ten at once, and others when these are minutes old', async () => {
  const clock = testClock();
  let opened = 0;
  const rest = { post: async () => ({ id: String((opened += 1)) }) };
  const directMessages = createDirectMessages({ rest, clock });
  for (let person = 0; person < 10; person += 1) await directMessages.open(`person-${person}`);
  clock.advance(60_000);
  const refusal = await directMessages.open('person-10').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(TransientError);
  expect(refusal).toMatchObject({ retryAfterMs: 240_000 });
  expect(directMessages.knownOf('person-9')).toBe('10');
  clock.advance(240_000);
  expect(await directMessages.open('person-10')).toBe('11');
});
