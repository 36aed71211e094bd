/** Owns telling requests to Discord apart by whom they are for. */

/**
 * `interaction`: a person waits for it; `delivery`: the outbox has it, and tries it again; `other`:
 * logging in, registering commands.
 */
export type RequestKind = 'interaction' | 'delivery' | 'other';

const INTERACTION = /^\/(?:interactions|webhooks)\//u;
const DELIVERY = /^\/(?:channels|users\/@me\/channels)(?:\/|$)/u;

/** @param url as @discordjs/rest makes it: the API's address, its version, the route. */
export function kindOf(url: string): RequestKind {
  const route = url.replace(/^.*\/v\d+(?=\/)/u, '').replace(/\?.*$/u, '');
  if (INTERACTION.test(route)) return 'interaction';
  return DELIVERY.test(route) ? 'delivery' : 'other';
}
