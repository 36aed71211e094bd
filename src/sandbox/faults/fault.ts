/** Owns what a fault of REST requests is, and which requests it is for. */
import { z } from 'zod';

const DAY_MS = 24 * 60 * 60 * 1000;

export const FaultWishSchema = z.object({
  answer: z.enum(['429', '500', '502', '503', 'slow', 'lost']),
  /** Of a 429. */
  scope: z.enum(['user', 'global', 'shared']).default('user'),
  retry_after_s: z
    .number()
    .positive()
    .max(DAY_MS / 1000)
    .default(1),
  retry_after_header: z.boolean().default(true),
  /** Of `slow`. */
  ms: z.int().positive().max(DAY_MS).default(2000),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** As the documentation writes the route, or a request's own path with `*` for anything. */
  path: z.string().startsWith('/').optional(),
  /** Requests that it hits; without it and without `for_ms` until it is removed. */
  times: z.int().positive().optional(),
  for_ms: z.int().positive().max(DAY_MS).optional(),
});

export type FaultWish = z.output<typeof FaultWishSchema>;

export type Fault = Omit<FaultWish, 'times' | 'for_ms'>;

/** `path` without the version of the API. */
export type FaultTarget = { method: string; path: string; route: string | undefined };

export function matches(fault: Pick<Fault, 'method' | 'path'>, target: FaultTarget): boolean {
  if (fault.method !== undefined && fault.method !== target.method) return false;
  if (fault.path === undefined || fault.path === target.route) return true;
  const literal = fault.path.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`, 'u').test(target.path);
}
