/** Owns the keys of a body that Discord passes over in silence: found, and explained to a bot's maker. */
import { AsyncLocalStorage } from 'node:async_hooks';

import type { $ZodType } from 'zod/v4/core';

import { isRecord } from './record.ts';

type Path = readonly string[];

/** The lines of the request at hand: bodies are judged deep inside of routes that know no request. */
const lines = new AsyncLocalStorage<Set<string>>();

/** Runs what serves one request; what it notes is added to `found`. */
export function collectingUnknownKeys<T>(found: Set<string>, run: () => T): T {
  return lines.run(found, run);
}

/** Notes what `body` has beyond `known`, which is the same body as the schema read it. */
export function noteUnknownKeys(schema: $ZodType, body: unknown, known: unknown): void {
  const found = lines.getStore();
  if (found === undefined) return;
  for (const path of unknownPaths(body, known, [])) found.add(explained(schema, path));
}

/** What discord.js sends where Discord has no use for it (14.28.1: threads, edits of commands). */
const OF_CLIENTS = new Set(['type']);

/** Keys that zod left out, because the schema does not have them; null and false ask for nothing. */
function unknownPaths(body: unknown, known: unknown, at: Path): Path[] {
  if (Array.isArray(body) && Array.isArray(known)) {
    return body.flatMap((item, index) => unknownPaths(item, known[index], [...at, String(index)]));
  }
  if (!isRecord(body) || !isRecord(known)) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    if (Object.hasOwn(known, key)) return unknownPaths(value, known[key], [...at, key]);
    const isMeant = value !== null && value !== false && !OF_CLIENTS.has(key);
    return isMeant ? [[...at, key]] : [];
  });
}

function explained(schema: $ZodType, path: Path): string {
  const key = path.at(-1) ?? '';
  const meant = namesAt(schema, path.slice(0, -1)).find((name) => bare(name) === bare(key));
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  return `${path.join('.')} is no field of this request${hint}`;
}

/** What stays of a name in another case or number: `allowedMentions`, `embed`. */
const bare = (name: string): string => name.toLowerCase().replaceAll('_', '').replace(/s$/u, '');

type Definition = {
  type: string;
  shape?: Record<string, $ZodType>;
  element?: $ZodType;
  innerType?: $ZodType;
  options?: readonly $ZodType[];
  getter?: () => $ZodType;
};

/** Names of the fields that an object at this place of a body may have. */
function namesAt({ _zod: { def } }: $ZodType, path: Path): string[] {
  const { shape, element, innerType, options, getter }: Definition = def;
  if (options !== undefined) return options.flatMap((option) => namesAt(option, path));
  const inner = innerType ?? getter?.();
  if (inner !== undefined) return namesAt(inner, path);
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(shape ?? {});
  const child = element ?? shape?.[key];
  return child === undefined ? [] : namesAt(child, rest);
}
