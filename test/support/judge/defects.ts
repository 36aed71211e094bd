/** Owns what is known to be wrong in Discord's published schemas: each defect with its reason. */

/** What is judged: an answer is never trimmed, and never has a permission as a number. */
export type Side = 'request' | 'answer';

export type Defect = {
  why: string;
  sides: readonly Side[];
  /** The value as the schema would have it; what it has nothing to say about, as it is. */
  mend(value: unknown, key: string): unknown;
};

const isText = (value: unknown): value is string => typeof value === 'string';

const PERMISSIONS = new Set(['default_member_permissions', 'allow', 'deny', 'permissions']);

const isMediaChannel = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  'available_tags' in value &&
  'type' in value &&
  value.type === 16;

const isPost = (value: unknown): value is { message: unknown } =>
  typeof value === 'object' && value !== null && 'thread_metadata' in value && 'message' in value;

const withoutMessage = ({ message: _message, ...thread }: { message: unknown }): object => thread;

/** Texts that Discord trims before it counts. */
const TRIMMED = new Set(['content', 'title', 'description', 'text', 'name', 'value']);

export const DEFECTS: readonly Defect[] = [
  {
    why: 'permissions are numbers there; documents, API and clients have strings (topics/permissions.mdx)',
    sides: ['request'],
    mend: (value, key) => (PERMISSIONS.has(key) && isText(value) ? Number(value) : value),
  },
  {
    why: 'media channels are not known there; the documents have them (channel.mdx, "Channel Types")',
    sides: ['request', 'answer'],
    mend: (value, key) => {
      if (key === 'channel_types' && Array.isArray(value)) {
        return value.map((type: unknown) => (type === 16 ? 15 : type));
      }
      return isMediaChannel(value) ? { ...value, type: 15 } : value;
    },
  },
  {
    why: 'the n of files[n] must be text there; Discord’s own examples send it as a number (reference.mdx, "Uploading Files")',
    sides: ['request'],
    mend: (value, key) =>
      key === 'attachments' && Array.isArray(value)
        ? value.map((attachment: { id: unknown }) => ({ ...attachment, id: String(attachment.id) }))
        : value,
  },
  {
    why: 'lengths are counted in UTF-16 there; Discord counts code points (discord-api-docs#1315)',
    sides: ['request', 'answer'],
    mend: (value) => (isText(value) ? value.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, 'x') : value),
  },
  {
    why: 'lengths are counted before trimming there (message.mdx, "Embed Limits")',
    sides: ['request'],
    mend: (value, key) => (isText(value) && TRIMMED.has(key) ? value.trim() : value),
  },
  {
    why: 'times must end in Z there; Discord takes and sends +00:00 (reference.mdx, "ISO8601")',
    sides: ['request', 'answer'],
    mend: (value) =>
      isText(value) && /^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d$/u.test(value)
        ? new Date(value).toISOString()
        : value,
  },
  {
    why: 'a new post has no message there; the documents nest it (channel.mdx, "Start Thread in Forum")',
    sides: ['answer'],
    mend: (value) => (isPost(value) ? withoutMessage(value) : value),
  },
  {
    why: 'codes of field errors are numbers there; Discord sends names (reference.mdx, "Error Messages")',
    sides: ['answer'],
    mend: (value, key) =>
      key === '_errors' && Array.isArray(value)
        ? value.map((error: object) => ({ ...error, code: 0 }))
        : value,
  },
  {
    why: 'the code of a 429 is required there; Discord sends it at times (rate-limits.mdx)',
    sides: ['answer'],
    mend: (value) =>
      typeof value === 'object' && value !== null && 'retry_after' in value
        ? { code: 0, ...value }
        : value,
  },
];

/** The whole of a body as the schemas would have it. */
export function mended(value: unknown, side: Side): unknown {
  const defects = DEFECTS.filter(({ sides }) => sides.includes(side));
  const walk = (item: unknown, key: string): unknown => {
    const own = defects.reduce((so, defect) => defect.mend(so, key), item);
    if (Array.isArray(own)) return own.map((each: unknown) => walk(each, key));
    if (typeof own !== 'object' || own === null) return own;
    return Object.fromEntries(Object.entries(own).map(([name, each]) => [name, walk(each, name)]));
  };
  return walk(value, '');
}
