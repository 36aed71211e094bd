/** Owns Discord's published document as tests read it: the bodies and answers of every operation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as spec from 'discord-api-spec/zod';
import type { $ZodType } from 'zod/v4/core';

import { schemaOfType } from './type-expression.ts';

export type Operation = {
  /** `POST /channels/{channel_id}/messages`. */
  name: string;
  /** Undefined where the operation takes no body. */
  request: $ZodType | undefined;
  /** By `200`, `204`, `429`, `4XX`; undefined for a status without a body. */
  answers: ReadonlyMap<string, $ZodType | undefined>;
};

/** The package has the document's operations as a TypeScript type only, printed by a formatter. */
const SOURCE = join(
  import.meta.dirname,
  '../../../node_modules/discord-api-spec/build/discord-api-spec.ts',
);

/** The text of an operation by method and path, parameters as `{}`. */
let texts: ReadonlyMap<string, { name: string; text: string }> | undefined;
const operations = new Map<string, Operation>();

/** The operation of a path with parameters as `:name` or `{name}`; undefined when Discord has none. */
export function operationOf(method: string, path: string): Operation | undefined {
  const key = keyOf(method, path);
  const known = operations.get(key);
  if (known !== undefined) return known;
  texts ??= readTexts();
  const found = texts.get(key);
  if (found === undefined) return undefined;
  const operation = readOperation(found.name, found.text);
  operations.set(key, operation);
  return operation;
}

/** The operation that a request's path, such as `/channels/123/messages`, is for. */
export function operationAt(method: string, path: string): Operation | undefined {
  texts ??= readTexts();
  const parts = path.split('/');
  const fitting = [...texts.keys()].filter((key) => {
    const [wanted, pattern = ''] = key.split(' ');
    const names = pattern.split('/');
    return (
      wanted === method &&
      names.length === parts.length &&
      names.every((name, index) => name === '{}' || name === parts[index])
    );
  });
  // `@me` is meant literally where there is such a path.
  const [nearest] = fitting.toSorted((a, b) => a.split('{}').length - b.split('{}').length);
  const [, pattern] = nearest?.split(' ') ?? [];
  return pattern === undefined ? undefined : operationOf(method, pattern);
}

/** All of them, for the test that none is misread. */
export function everyOperation(): Operation[] {
  texts ??= readTexts();
  return [...texts.values()].map(({ name, text }) => readOperation(name, text));
}

function keyOf(method: string, path: string): string {
  return `${method} ${path.replaceAll(/:\w+|\{\w+\}/gu, '{}')}`;
}

function readTexts(): Map<string, { name: string; text: string }> {
  const source = readFileSync(SOURCE, 'utf8');
  const from = source.indexOf('export interface Paths {');
  const paths = source.slice(from, source.indexOf('\n}\n', from));
  const found = new Map<string, { name: string; text: string }>();
  for (const [, path = '', methods = ''] of paths.matchAll(
    /\n {2}"([^"]+)": \{([\s\S]*?)\n {2}\};/gu,
  )) {
    for (const [, method = '', text = ''] of methods.matchAll(
      /\n {4}(\w+): \{([\s\S]*?)\n {4}\};/gu,
    )) {
      const upper = method.toUpperCase();
      found.set(keyOf(upper, path), { name: `${upper} ${path}`, text });
    }
  }
  return found;
}

function readOperation(name: string, text: string): Operation {
  const body = /\n {6}requestBody\?: ?([\s\S]*?);\n {6}responses/u.exec(text)?.[1] ?? 'undefined';
  const responses = /\n {6}responses: \{([\s\S]*?)\n {6}\};/u.exec(text)?.[1] ?? '';
  const answers = new Map<string, $ZodType | undefined>();
  for (const [, status = '', type = ''] of responses.matchAll(
    /\n {8}"(\w+)": ?([\s\S]*?);(?=\n {8}["/]|$)/gu,
  )) {
    answers.set(status, type.trim() === 'unknown' ? undefined : schemaOfType(type, named));
  }
  const request = body.trim() === 'undefined' ? undefined : schemaOfType(body, named);
  return { name, request, answers };
}

const SCHEMAS: Readonly<Record<string, unknown>> = spec;

function named(type: string): $ZodType {
  const schema = SCHEMAS[`${type}Schema`];
  if (schema === undefined) throw new Error(`discord-api-spec has no schema for ${type}`);
  return schema as $ZodType;
}
