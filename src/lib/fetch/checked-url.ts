/** Owns which addresses may be asked at all, before any name is looked up. */
import { isIP } from 'node:net';
import { PageFailure, PrivateAddress } from '../fetch-page.ts';
import { parseUrl } from '../parse-url.ts';
import { type AllowPrivate, isAllowedAddress } from './public-address.ts';

/**
 * Feeds are served at 8080 and 3000 too, so that any high port is asked. Of the low ones, which only
 * the machine's owner can open, all but these two speak something else (mail, shells, printers), to
 * which a request can be an order.
 */
const LOW_PORTS = new Set(['80', '443']);
const FIRST_HIGH_PORT = 1024;
/** Longer ones are no address but a load; most servers give up at 8 KB. */
const MAX_LENGTH = 8192;

const LOCAL_NAME = /(?:^|\.)localhost\.?$/;

/**
 * The browser's own reading of it: `0x7f.1`, `2130706433` and full-width digits have become
 * 127.0.0.1 by then. Without its fragment, which no server sees.
 * @throws PageFailure `refused`
 */
export function checkedUrl(text: string, allowPrivate: AllowPrivate): URL {
  const url = text.length > MAX_LENGTH ? null : parseUrl(text);
  if (url === null) throw refused('That is no address on the web.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refused(`Only http and https are asked, not ${url.protocol.slice(0, -1)}.`);
  if (url.username !== '' || url.password !== '')
    throw refused(`The address at ${url.hostname} has a user name or a password in it.`);
  if (!isAskedPort(url.port)) throw refused(`${url.hostname} is not asked at port ${url.port}.`);
  if (isRefusedHost(url.hostname, allowPrivate)) throw privateAddress(url.hostname);
  if (url.hash !== '') url.hash = '';
  return url;
}

export function privateAddress(host: string): PrivateAddress {
  return new PrivateAddress(`${host} is in a private network, or reserved, and is not asked.`);
}

function refused(message: string): PageFailure {
  return new PageFailure('refused', message);
}

function isAskedPort(port: string): boolean {
  return port === '' || LOW_PORTS.has(port) || Number(port) >= FIRST_HIGH_PORT;
}

/** By the name alone; any other name is judged by what it is looked up to be. */
function isRefusedHost(hostname: string, allowPrivate: AllowPrivate): boolean {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  if (isIP(bare) !== 0) return !isAllowedAddress(bare, allowPrivate);
  return allowPrivate !== true && LOCAL_NAME.test(bare);
}
