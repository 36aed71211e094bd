/** Owns reading a type as Discord's document has it in TypeScript, into a schema that judges. */
import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';

/** Schemas by the name of their type: `MessageResponse`. */
export type Named = (name: string) => $ZodType;

const TOKEN = /\s*(\/\*[\s\S]*?\*\/\s*)*("[^"]*"|[A-Za-z_$][\w$]*|\d+|\?:|[:;|[\]{}()<>,])/y;

const PRIMITIVES: Readonly<Record<string, $ZodType>> = {
  string: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  null: z.null(),
  undefined: z.undefined(),
  unknown: z.unknown(),
  never: z.never(),
};

/** `A | B[] | null`, `{ name: string; nick?: string | null; }`, `{ [key: string]: A; }`. */
export function schemaOfType(text: string, named: Named): $ZodType {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): string | undefined => tokens[at];
  const take = (wanted?: string): string => {
    const token = tokens[at];
    if (token === undefined || (wanted !== undefined && token !== wanted)) {
      throw new Error(`cannot read the type ${text}: ${wanted ?? 'more'} expected at ${at}`);
    }
    at += 1;
    return token;
  };

  function union(): $ZodType {
    if (peek() === '|') take();
    const members = [postfix()];
    while (peek() === '|') {
      take();
      members.push(postfix());
    }
    const [first = z.never()] = members;
    return members.length === 1 ? first : z.union(members);
  }

  function postfix(): $ZodType {
    let type = atom();
    while (peek() === '[') {
      take();
      take(']');
      type = z.array(type);
    }
    return type;
  }

  function atom(): $ZodType {
    const token = take();
    if (token === '(') {
      const inner = union();
      take(')');
      return inner;
    }
    if (token === '{') return object();
    if (token.startsWith('"')) return z.literal(token.slice(1, -1));
    if (/^\d/u.test(token)) return z.literal(Number(token));
    return PRIMITIVES[token] ?? named(token);
  }

  function object(): $ZodType {
    const shape: Record<string, $ZodType> = {};
    let values: $ZodType | undefined;
    while (peek() !== '}') {
      if (peek() === '[') values = indexed();
      else {
        const key = take().replaceAll('"', '');
        const isOptional = take() === '?:';
        const type = union();
        shape[key] = isOptional ? z.optional(type) : type;
      }
      if (peek() === ';') take();
    }
    take('}');
    return values === undefined ? z.object(shape) : z.record(z.string(), values);
  }

  function indexed(): $ZodType {
    for (const token of ['[', 'key', ':', 'string', ']', ':']) take(token);
    return union();
  }

  const whole = union();
  if (at < tokens.length) throw new Error(`cannot read the type ${text} beyond ${at}`);
  return whole;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[2];
    if (token !== undefined) tokens.push(token);
    else if (text.slice(from).trim() === '') return tokens;
    else throw new Error(`cannot read the type ${text} at ${from}`);
  }
}
