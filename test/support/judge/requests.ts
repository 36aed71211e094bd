/** Owns the judging of requests and answers by Discord's own published document. */
import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';

import type { SeenRequest } from '../../../src/sandbox/page-protocol.ts';
import { mended, type Side } from './defects.ts';
import { operationAt, type Operation } from './document.ts';

/**
 * What Discord's document says against these requests and their answers, a line each. Of a request that
 * was refused only the answer counts: tests send much that is wrong, and see it refused.
 */
export function faultsOf(requests: readonly SeenRequest[]): string[] {
  return requests.flatMap((request) => {
    const operation = operationAt(request.method, request.path.replace(/^\/api(\/v10)?/u, ''));
    const faults =
      operation === undefined ? faultsOfNowhere(request) : faultsAt(operation, request);
    return faults.map((fault) => `${request.method} ${request.path} ${request.status}: ${fault}`);
  });
}

/** A path that Discord does not have is answered as such. */
function faultsOfNowhere({ status, response }: SeenRequest): string[] {
  if (status < 400) return ['Discord has no such route'];
  return issues('answer', ERROR, response);
}

function faultsAt(operation: Operation, request: SeenRequest): string[] {
  const { status, route, response, body, fault } = request;
  if (fault !== undefined && status >= 500) return [];
  // What a proxy before Discord says.
  if (status === 429 && typeof response === 'string') return [];
  if (status === 500) return ['the sandbox failed'];
  // The document says nothing of those, the documentation does (an outage: 503).
  if (status > 500) return issues('answer', ERROR, response);
  if (route === null && status === 404) return ['Discord has this route, the sandbox has not'];
  if (status >= 400) return issues('answer', operation.answers.get(kindOf(status)), response);
  if (!operation.answers.has(String(status))) {
    const known = [...operation.answers.keys()].join(', ');
    return [`Discord answers this with ${known}`];
  }
  const answer = operation.answers.get(String(status));
  return [...ofBody(operation, body, request), ...issues('answer', answer, response)];
}

function ofBody({ request }: Operation, body: unknown, seen: SeenRequest): string[] {
  if (seen.body_left_out === true || body === null) return [];
  return request === undefined
    ? issues('request', z.null(), body)
    : issues('request', request, body);
}

const kindOf = (status: number): string => (status === 429 ? '429' : '4XX');

const ERROR = z.object({ code: z.number(), message: z.string() });

/** A schema of undefined stands for an answer without a body. */
function issues(side: Side, schema: $ZodType | undefined, value: unknown): string[] {
  const whole = mended(value, side);
  const { error, data } = z.safeParse(schema ?? z.null(), whole);
  if (error !== undefined) return [`${side}: ${z.prettifyError(error)}`];
  // Discord passes over keys that it does not know; the sandbox has no reason to send one.
  if (side === 'request') return [];
  return unknownKeys(whole, data).map((key) => `answer: Discord knows no ${key}`);
}

/** Keys that zod left out, because the schema does not have them. */
function unknownKeys(whole: unknown, known: unknown, at = ''): string[] {
  if (Array.isArray(whole) && Array.isArray(known)) {
    return whole.flatMap((item, index) => unknownKeys(item, known[index], `${at}[]`));
  }
  if (!isObject(whole) || !isObject(known)) return [];
  return Object.entries(whole).flatMap(([key, value]) =>
    key in known ? unknownKeys(value, known[key], `${at}.${key}`) : [`${at}.${key}`],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
