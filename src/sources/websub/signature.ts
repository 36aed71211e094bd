/** Owns checking that a push was signed with the secret that its hub has from us. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** https://www.w3.org/TR/websub/#recognized-algorithms-for-a-signature */
const ALGORITHMS = ['sha1', 'sha256', 'sha384', 'sha512'];

/** @param header `X-Hub-Signature`: the algorithm, `=`, and the HMAC of the body in hexadecimal */
export function isSigned(header: string | undefined, body: Buffer, secret: string): boolean {
  const [, algorithm = '', hex = ''] = /^\s*(\w+)=([0-9a-f]+)\s*$/i.exec(header ?? '') ?? [];
  if (!ALGORITHMS.includes(algorithm.toLowerCase())) return false;
  const right = createHmac(algorithm.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}
