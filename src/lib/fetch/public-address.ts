/** Owns which network addresses belong to the public internet. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What the Internet's registries give out to hosts (https://www.iana.org/assignments/ipv6-unicast-address-assignments).
 * Outside of it lie addresses that hold an IPv4 one, `::127.0.0.1` as well, of which ipaddr.js says
 * "unicast".
 */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Where the host of a cloud's machine answers it alone, with its keys: Azure (public by its number),
 * Alibaba, Oracle's older cloud, and over IPv6 Amazon, Google, Oracle and Scaleway. The others are link-local
 * (169.254.169.254).
 */
const METADATA = new Set([
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
  'fd00:c1::a9fe:a9fe',
  'fd00:42::42',
]);

/** Nobody has a feed there; the others stand for any IPv4 address (NAT64, 6to4). */
const NEVER_ASKED = new Set(['linkLocal', 'rfc6052', 'rfc6145', '6to4']);

/** All of them (an operator's own network), or those of which it says so (tests). */
export type AllowPrivate = boolean | ((address: string) => boolean);

/** For a plain address, as a socket or a look-up names it; a machine's metadata never is. */
export function isAllowedAddress(address: string, allowPrivate: AllowPrivate): boolean {
  if (isIP(address) === 0 || isMetadata(address)) return false;
  const isPrivateAllowed = typeof allowPrivate === 'boolean' ? allowPrivate : allowPrivate(address);
  return isPrivateAllowed || isPublicAddress(address);
}

function isMetadata(address: string): boolean {
  const parsed = ipaddr.process(address);
  return NEVER_ASKED.has(parsed.range()) || METADATA.has(parsed.toString());
}

/**
 * One that everybody reaches: neither private, local, shared, reserved nor one that stands for
 * another.
 */
function isPublicAddress(address: string): boolean {
  // An IPv4 address in IPv6's clothes (::ffff:127.0.0.1) is judged as what it is.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
}
