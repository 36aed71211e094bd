/** Owns which network addresses belong to the public internet. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What the Internet's registries give out to hosts (https://www.iana.org/assignments/ipv6-unicast-address-assignments).
 * Outside of it lie addresses that hold an IPv4 one, `::127.0.0.1` as well, of which ipaddr.js says
 * "unicast".
 */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by its number, but answered by the host of an Azure machine alone: its metadata. */
const METADATA = new Set(['168.63.129.16']);

/** All of them, or those of which it says so: an operator's own network, and tests. */
export type AllowPrivate = boolean | ((address: string) => boolean);

/** For a plain address, as a socket or a look-up names it. */
export function isAllowedAddress(address: string, allowPrivate: AllowPrivate): boolean {
  const isPrivateAllowed = typeof allowPrivate === 'boolean' ? allowPrivate : allowPrivate(address);
  return isPrivateAllowed || isPublicAddress(address);
}

/**
 * One that everybody reaches: neither private, local, shared, reserved nor one that stands for
 * another.
 */
function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  // An IPv4 address in IPv6's clothes (::ffff:127.0.0.1) is judged as what it is.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof ipaddr.IPv6) return parsed.match(GLOBAL_IPV6);
  return !METADATA.has(parsed.toString());
}
