/** Owns which URL schemes Discord takes where. */
import type { FieldError } from '../wire/discord-error.ts';
import { pythonTuple } from '../wire/field-errors.ts';

const SCHEMES = {
  link: ['http', 'https'],
  media: ['http', 'https', 'attachment'],
  button: ['http', 'https', 'discord'],
} as const;

export function wrongScheme(
  path: FieldError['path'],
  url: string | null | undefined,
  kind: keyof typeof SCHEMES,
): FieldError[] {
  if (url === null || url === undefined) return [];
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase() ?? 'None';
  const allowed: readonly string[] = SCHEMES[kind];
  if (allowed.includes(scheme)) return [];
  const message = `Scheme "${scheme}" is not supported. Scheme must be one of ${pythonTuple(allowed)}.`;
  return [{ path, code: 'URL_TYPE_INVALID_SCHEME', message }];
}
