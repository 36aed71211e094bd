/** Owns the address at which a hub reaches us for one source; nobody else can guess it. */
import { createHmac, timingSafeEqual } from 'node:crypto';

type Subscribed = { sourceId: number; secret: string };

export function callbackUrl(publicUrl: string, subscribed: Subscribed): string {
  return `${publicUrl}/websub/${subscribed.sourceId}/${tokenOf(subscribed)}`;
}

/** Of the secret, so that there is one thing to keep; nothing of the secret can be told from it. */
function tokenOf({ sourceId, secret }: Subscribed): string {
  return createHmac('sha256', secret).update(`callback:${sourceId}`).digest('base64url');
}

export function isTokenOf(token: string, subscribed: Subscribed): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(tokenOf(subscribed))];
  return given.length === right.length && timingSafeEqual(given, right);
}
