/** Owns the calling of a bot's HTTP server, which is on this machine or is not called. */
import { lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

import { parseUrl } from '../../../lib/parse-url.ts';

/** A whole answer may be a message with files. */
const MOST_BYTES = 25 * 1024 * 1024;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

const isLoopback = (address: string): boolean =>
  LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Why a URL is not called at all; undefined when it may be tried. */
export function refusalOfUrl(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return 'An interactions endpoint is an http or https URL.';
  }
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  return isIP(host) === 0 || isLoopback(host)
    ? undefined
    : `The sandbox calls this machine only, and ${host} is another one.`;
}

/** Looks at what a name means when the connection is made, so that no later answer slips through. */
const lookUpLoopback: LookupFunction = (hostname, { family }, callback) => {
  lookup(hostname, { all: true, ...(family === undefined ? {} : { family }) }, (error, found) => {
    if (error !== null) return callback(error, []);
    const addresses = found.filter(({ address }) => isLoopback(address));
    if (addresses.length > 0) return callback(null, addresses);
    const reason = `The sandbox calls this machine only, and ${hostname} is another one.`;
    return callback(new Error(reason), []);
  });
};

/** Posts JSON, follows no redirect. Rejects when it can't be done, or when `signal` ends it. */
export function postTo(
  url: string,
  { headers, body, signal }: { headers: Record<string, string>; body: string; signal: AbortSignal },
): Promise<Response> {
  const refusal = refusalOfUrl(url);
  if (refusal !== undefined) return Promise.reject(new Error(refusal));
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      signal,
      lookup: lookUpLoopback,
      // A connection of its own: one that is kept alive could be closed just as it is used.
      agent: false,
    });
    request.on('error', reject);
    request.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength;
        if (bytes > MOST_BYTES) answer.destroy(new Error('The answer is larger than 25 MiB.'));
        else chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode: status = 502 } = answer;
        const type = answer.headers['content-type'];
        // A Response takes no body with these.
        const hasBody = ![101, 204, 205, 304].includes(status) && status >= 200;
        resolve(
          new Response(hasBody ? Buffer.concat(chunks) : null, {
            status: status >= 200 ? status : 502,
            headers: type === undefined ? {} : { 'content-type': type },
          }),
        );
      });
    });
    request.end(body);
  });
}
