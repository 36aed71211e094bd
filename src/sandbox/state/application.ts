/** Owns the application's keys, which Discord signs HTTP interactions with. */
import { generateKeyPairSync } from 'node:crypto';

import type { Application } from './state.ts';

/** An Ed25519 public key as SPKI is these bytes and then its 32 (RFC 8410). */
const KEY_BYTES = 32;

export function newApplication(): Application {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    interactions_endpoint_url: null,
    public_key: spki.subarray(-KEY_BYTES).toString('hex'),
    private_key: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}
