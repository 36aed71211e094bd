/** Owns the body of a REST request: how much of it is read, and what it says. */
import type { Context } from 'hono';

import { discordError, plainError } from '../wire/discord-error.ts';
import { parseJson } from '../wire/json.ts';
import { readWithin } from '../wire/read-request.ts';

/** Discord's own cap on a request (reference.mdx, "Uploading Files"). */
const MOST_BYTES = 25 * 1024 * 1024;

/** `characters` are those of the JSON. */
export type ReadBody = { value: unknown; characters: number };

export const NO_BODY: ReadBody = { value: null, characters: 0 };

/** 40005 for a body beyond Discord's cap, 50109 for one that is not JSON. */
export async function readBody({ req }: Context): Promise<ReadBody> {
  if (req.method === 'GET' || req.method === 'DELETE') return NO_BODY;
  const body = await readWithin(req.raw, MOST_BYTES);
  if (body === undefined) throw discordError(40005);
  const isForm = (req.header('content-type') ?? '').startsWith('multipart/form-data');
  const text = isForm ? await payloadOf(body) : await body.text();
  return text === '' ? NO_BODY : { value: parse(text), characters: text.length };
}

/** Files are not kept yet; what is said beside them counts. */
async function payloadOf(body: Request | Response): Promise<string> {
  try {
    const payload = (await body.formData()).get('payload_json');
    return typeof payload === 'string' ? payload : '';
  } catch (error) {
    // What fetch's own parser throws at a form without its boundaries.
    if (error instanceof TypeError) throw plainError(400, 'Bad Request');
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw discordError(50109);
    throw error;
  }
}
