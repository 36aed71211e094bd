/** Owns a second try at once where nobody else would make it, and where it can double nothing. */
import { RateLimitError } from 'discord.js';
import { TransientError } from '../lib/errors.ts';
import { kindOf } from './request-kind.ts';
import type { MakeRequest } from './rest-guard.ts';

/**
 * For a 5xx and for a broken or silent connection. Not for the outbox's requests: it comes back to
 * them after a while, which an overloaded Discord needs, and looks first for what has arrived.
 */
export function retryOnce(makeRequest: MakeRequest): MakeRequest {
  return async (url, init) => {
    if (!mayRepeat(url, init.method)) return makeRequest(url, init);
    try {
      const response = await makeRequest(url, init);
      if (response.status < 500) return response;
    } catch (error) {
      if (error instanceof TransientError || error instanceof RateLimitError) throw error;
    }
    return makeRequest(url, init);
  };
}

/** An answer to an interaction is taken once; a followup would be there twice. */
function mayRepeat(url: string, method: string | undefined): boolean {
  if (kindOf(url) === 'delivery') return false;
  return method !== 'POST' || url.includes('/callback');
}
