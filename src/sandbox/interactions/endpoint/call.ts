/** Owns a signed call of the interactions endpoint, and that it is over after three seconds. */
import { createPrivateKey, randomBytes, sign } from 'node:crypto';

import type { World } from '../../world.ts';
import { postTo } from './loopback.ts';

const SIGNATURE_BYTES = 64;

/**
 * Discord signs `timestamp + body` with Ed25519 (interactions/overview.mdx, "Validating Security
 * Request Headers"); `isForged` puts a signature there that no key made.
 */
function signatureHeaders(
  { state, clock }: World,
  body: string,
  isForged: boolean,
): Record<string, string> {
  const timestamp = String(Math.floor(clock.now().getTime() / 1000));
  const { private_key: key } = state.application;
  const signature = isForged
    ? randomBytes(SIGNATURE_BYTES)
    : sign(
        null,
        Buffer.from(timestamp + body),
        createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' }),
      );
  return {
    'x-signature-ed25519': signature.toString('hex'),
    'x-signature-timestamp': timestamp,
    'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
  };
}

/** Rejects when the bot can't be reached, or has not answered within three seconds of the clock. */
export async function callEndpoint(
  world: World,
  url: string,
  payload: unknown,
  { isForged = false }: { isForged?: boolean } = {},
): Promise<Response> {
  const body = JSON.stringify(payload);
  const ending = new AbortController();
  const cancel = world.clock.after(world.responseDeadlineMs, () => ending.abort());
  try {
    const headers = signatureHeaders(world, body, isForged);
    return await postTo(url, { headers, body, signal: ending.signal });
  } finally {
    cancel();
  }
}
