/** Owns what it means that a request to Discord threw. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { messageOf, TransientError } from '../lib/errors.ts';
import { meaningOf, TOKEN_REFUSED, type ErrorMeaning } from './error-codes.ts';

/** @param channelType as of `meaningOf` */
export function meaningOfFailure(error: unknown, channelType: number | null = null): ErrorMeaning {
  if (error instanceof DiscordAPIError) return meaningOf(error, channelType);
  if (error instanceof HTTPError) return meaningOf({ code: 0, status: error.status });
  if (error instanceof RateLimitError) {
    // It has no message of its own.
    const reason = `Discord’s limit of ${error.global ? 'all requests' : 'this route'} is used up.`;
    return { status: 'limited', retryAfterMs: error.retryAfter || error.timeToReset, reason };
  }
  if (error instanceof TransientError) {
    const { message: reason, retryAfterMs } = error;
    return { status: 'retry', retryAfterMs, reason, isUnsure: false };
  }
  if (isTokenMissing(error)) return TOKEN_REFUSED;
  // The connection broke or took too long. Several refused addresses make one error without words.
  const reason = `No answer: ${messageOf(error) || 'no address took the connection'}.`;
  return { status: 'retry', retryAfterMs: null, reason, isUnsure: true };
}

/** Discord's own code of a request that threw; null when Discord had none. */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError ? Number(error.code) : null;
}

/** @discordjs/rest drops its token after a 401 and says so at each later call, with this text. */
function isTokenMissing(error: unknown): boolean {
  return messageOf(error).startsWith('Expected token to be set');
}
