/** Owns knowing that a request is from who has the key: Ed25519 over its time and body. */
import { createPublicKey, verify } from 'node:crypto';

/** What stands before the 32 bytes of a key to make them one that Node reads (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

type SignedRequest = { signature: Uint8Array; timestamp: string; body: Uint8Array };

/**
 * @param publicKey 64 hex digits
 * Source: https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint
 */
export function createSignatureCheck(publicKey: string): (request: SignedRequest) => boolean {
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  return ({ signature, timestamp, body }) =>
    verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, signature);
}
