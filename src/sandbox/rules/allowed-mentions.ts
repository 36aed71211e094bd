/** Owns the rules on `allowed_mentions` that Discord's schema misses. */
import type { MessageBody } from '../messages/message-body.ts';
import type { FieldError } from '../wire/discord-error.ts';

/** A kind is either parsed or listed (message.mdx, "Allowed Mentions"). */
export function parseOrList({ allowed_mentions: allowed }: MessageBody): FieldError[] {
  const kinds = ['users', 'roles'] as const;
  return kinds.flatMap((kind) => {
    const parsed: readonly string[] = allowed?.parse ?? [];
    const isParsed = parsed.includes(kind);
    if (!isParsed || (allowed?.[kind] ?? []).length === 0) return [];
    return [
      {
        path: ['allowed_mentions'],
        code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      },
    ];
  });
}
