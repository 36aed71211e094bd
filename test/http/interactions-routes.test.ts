/** Owns the proof that only what Discord signed, and just now, comes through. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { interactionsRoutes } from '../../src/http/interactions-routes.ts';
import { createSignatureCheck } from '../../src/http/request-signature.ts';
import { silentLog } from '../../src/lib/log.ts';

const NOW_S = 1_790_000_000;
const BODY = JSON.stringify({ type: 2, id: '500000000000000001', data: { name: 'größer' } });
/** The order of the curve's group: a signature's second half is less. */
const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

const own = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const publicKey = own.publicKey
  .export({ format: 'der', type: 'spki' })
  .subarray(-32)
  .toString('hex');

type Sent = { signature?: string; timestamp?: string; body: Buffer };

function signed(body: Buffer, timestamp = String(NOW_S), key: KeyObject = own.privateKey) {
  const signature = sign(null, Buffer.concat([Buffer.from(timestamp), body]), key).toString('hex');
  return { signature, timestamp, body };
}
const genuine = () => signed(Buffer.from(BODY));

let taken: unknown[];
let app: Hono;

beforeEach(() => {
  taken = [];
  app = new Hono();
  const take = async (raw: unknown) => {
    taken.push(raw);
    return { type: 1 as const };
  };
  const clock = { now: () => new Date(NOW_S * 1_000) };
  interactionsRoutes({ clock, log: silentLog(), publicKey, interactions: { take } })(app);
});

async function statusOf({ signature, timestamp, body }: Sent): Promise<number> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (signature !== undefined) headers['x-signature-ed25519'] = signature;
  if (timestamp !== undefined) headers['x-signature-timestamp'] = timestamp;
  return (await app.request('/interactions', { method: 'POST', headers, body })).status;
}

const flipped = (bytes: Buffer, bit: number): Buffer => {
  const at = bit % (bytes.length * 8);
  return bytes.map((byte, index) => (index === at >> 3 ? byte ^ (1 << (at & 7)) : byte)) as Buffer;
};
const hexFlipped = (hex: string, bit: number) =>
  Buffer.from(flipped(Buffer.from(hex, 'hex'), bit)).toString('hex');

/** The same point with a second half that is as good modulo the order: RFC 8032 wants it refused. */
function remade(hex: string): string {
  const half = Buffer.from(hex.slice(64), 'hex').toReversed();
  const sum = BigInt(`0x${Buffer.from(half).toString('hex')}`) + ORDER;
  const bytes = Buffer.from(sum.toString(16).padStart(64, '0'), 'hex').toReversed();
  return hex.slice(0, 64) + Buffer.from(bytes).toString('hex');
}

type Alteration = (request: ReturnType<typeof genuine>, n: number) => Sent;

const ALTERATIONS: Record<string, Alteration> = {
  'without a signature': ({ timestamp, body }) => ({ timestamp, body }),
  'without a time': ({ signature, body }) => ({ signature, body }),
  'with a bit of the signature changed': (request, n) => ({
    ...request,
    signature: hexFlipped(request.signature, n),
  }),
  'with a bit of the body changed': (request, n) => ({
    ...request,
    body: Buffer.from(flipped(request.body, n)),
  }),
  'with something behind the body': (request, n) => ({
    ...request,
    body: Buffer.concat([request.body, Buffer.from(' '.repeat(1 + (n % 9)))]),
  }),
  'with a body that is cut off': (request, n) => ({
    ...request,
    body: request.body.subarray(0, n % request.body.length),
  }),
  'of another time': (request, n) => ({
    ...request,
    timestamp: String(NOW_S + (n % 2 ? 1 : -1) * (1 + (n % 290))),
  }),
  'of the same time, written otherwise': (request, n) => ({
    ...request,
    timestamp: n % 2 ? `0${request.timestamp}` : `${request.timestamp}.0`,
  }),
  'whose time has lost a digit to the body': ({ signature, timestamp, body }, n) => {
    const at = 1 + (n % (timestamp.length - 1));
    const moved = Buffer.concat([Buffer.from(timestamp.slice(at)), body]);
    return { signature, timestamp: timestamp.slice(0, at), body: moved };
  },
  'signed by another key': ({ timestamp, body }) => signed(body, timestamp, other.privateKey),
  'signed too long ago': ({ body }, n) => signed(body, String(NOW_S - 301 - (n % 100_000))),
  'signed in the future': ({ body }, n) => signed(body, String(NOW_S + 301 + (n % 100_000))),
  'with a signature that is cut off': (request, n) => ({
    ...request,
    signature: request.signature.slice(0, n % 128),
  }),
  'with something behind the signature': (request, n) => ({
    ...request,
    signature: request.signature + 'z0'.repeat(1 + (n % 3)),
  }),
  'with what is no hex in the signature': (request, n) => ({
    ...request,
    signature: request.signature.slice(0, n % 127) + 'g' + request.signature.slice((n % 127) + 1),
  }),
  'with a signature of the right length': (request, n) => ({
    ...request,
    signature: signed(Buffer.from(String(n)), '', other.privateKey).signature,
  }),
  'with a signature that was made anew from the right one': (request) => ({
    ...request,
    signature: remade(request.signature),
  }),
};

describe('what Discord sends by HTTP', () => {
  it('is taken when it is signed, and was within five minutes', async () => {
    expect(await statusOf(genuine())).toBe(200);
    expect(await statusOf(signed(Buffer.from(BODY), String(NOW_S - 300)))).toBe(200);
    expect(await statusOf(signed(Buffer.from(BODY), String(NOW_S + 300)))).toBe(200);
    const { signature, ...request } = genuine();
    expect(await statusOf({ ...request, signature: signature.toUpperCase() })).toBe(200);
    expect(taken).toEqual(Array.from({ length: 4 }, () => JSON.parse(BODY) as unknown));
  });

  it.each(Object.entries(ALTERATIONS))('is refused %s', async (_name, alter) => {
    expect(await statusOf(alter(genuine(), 7))).toBe(401);
    expect(taken).toEqual([]);
  });

  it('is refused 1,000 times when it is forged or altered, and nothing runs', async () => {
    const forgeries = fc.sample(
      fc.tuple(fc.constantFrom(...Object.entries(ALTERATIONS)), fc.nat()),
      { seed: 8, numRuns: 1_000 },
    );
    const through: string[] = [];
    for (const [[name, alter], n] of forgeries) {
      const status = await statusOf(alter(genuine(), n));
      if (status !== 401) through.push(`${name}, ${n}: ${status}`);
    }
    expect(forgeries).toHaveLength(1_000);
    expect(through).toEqual([]);
    expect(taken).toEqual([]);
    expect(await statusOf(genuine())).toBe(200);
  });

  it('is read to one megabyte, and not at all without a signature', async () => {
    expect(await statusOf(signed(Buffer.alloc(1_000_001, ' ')))).toBe(413);
    const full = Buffer.concat([Buffer.from('{"type":1}'), Buffer.alloc(999_990, ' ')]);
    expect(await statusOf(signed(full))).toBe(200);
    let pulled = 0;
    const body = new ReadableStream({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    const request = new Request('http://localhost/interactions', {
      method: 'POST',
      body,
      duplex: 'half',
    });
    expect((await app.request(request)).status).toBe(401);
    expect(pulled).toBe(0);
  });

  it('is nothing that a GET finds', async () => {
    expect((await app.request('/interactions')).status).toBe(404);
  });
});

describe('a signature', () => {
  // https://www.rfc-editor.org/rfc/rfc8032#section-7.1, tests 1 to 3.
  it.each([
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ])('of the key %s is known as RFC 8032 has it', (key, message, signature) => {
    const isSigned = createSignatureCheck(key);
    const request = {
      signature: Buffer.from(signature, 'hex'),
      timestamp: '',
      body: Buffer.from(message, 'hex'),
    };
    expect(isSigned(request)).toBe(true);
    expect(isSigned({ ...request, timestamp: 'x' })).toBe(false);
  });
});
