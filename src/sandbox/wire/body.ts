/** Owns the body of a request or of an inline answer: how much of it is read, what it says, its files. */
import { discordError, plainError } from './discord-error.ts';
import { parseJson } from './json.ts';
import { readWithin } from './read-request.ts';

const MIB = 1024 * 1024;
/** Discord's own caps on a request and on each of its files (reference.mdx, "Uploading Files"). */
const MOST_BYTES = 25 * MIB;
const MOST_BYTES_OF_FILE = 10 * MIB;
const MOST_FILES = 10;

export type UploadedFile = {
  /** The `n` of `files[n]`, by which `attachments` speaks of it. */
  index: string;
  filename: string;
  bytes: Uint8Array;
};

/** `characters` are those of the JSON. */
export type ReadBody = { value: unknown; characters: number; files: readonly UploadedFile[] };

export const NO_BODY: ReadBody = { value: null, characters: 0, files: [] };

/** 40005 for a body or a file beyond Discord's caps, 50109 for one that is not JSON. */
export async function readBody(message: Request | Response): Promise<ReadBody> {
  if ('method' in message && (message.method === 'GET' || message.method === 'DELETE')) {
    return NO_BODY;
  }
  const type = message.headers.get('content-type') ?? '';
  const body = await readWithin(message, MOST_BYTES);
  if (body === undefined) throw discordError(40005);
  if (type.startsWith('multipart/form-data')) return readForm(await formOf(body));
  return { ...readText(await body.text()), files: [] };
}

function readText(text: string): { value: unknown; characters: number } {
  return text === '' ? NO_BODY : { value: parse(text), characters: text.length };
}

async function formOf(body: Request | Response): Promise<FormData> {
  try {
    return await body.formData();
  } catch (error) {
    // What fetch's own parser throws at a form without its boundaries.
    if (error instanceof TypeError) throw plainError(400, 'Bad Request');
    throw error;
  }
}

async function readForm(form: FormData): Promise<ReadBody> {
  const payload = form.get('payload_json');
  // A part with a content type of its own may come with a name, and so as a file.
  const text = payload === null || typeof payload === 'string' ? payload : await payload.text();
  const said = text === null ? readFields(form) : readText(text);
  const files: UploadedFile[] = [];
  for (const [name, part] of form) {
    if (typeof part === 'string' || name === 'payload_json') continue;
    if (part.size > MOST_BYTES_OF_FILE) throw discordError(40005);
    const index = /^files\[(\d+)\]$/u.exec(name)?.[1] ?? String(files.length);
    files.push({ index, filename: part.name, bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  if (files.length > MOST_FILES) throw discordError(30015);
  return { ...said, files };
}

/** Without `payload_json` the fields stand in the form itself. */
function readFields(form: FormData): { value: unknown; characters: number } {
  const fields = [...form].flatMap(([name, part]) =>
    typeof part === 'string' ? [[name, name === 'tts' ? part === 'true' : part] as const] : [],
  );
  const characters = fields.reduce((sum, [, value]) => sum + String(value).length, 0);
  return { value: Object.fromEntries(fields), characters };
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw discordError(50109);
    throw error;
  }
}
