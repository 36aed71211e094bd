/** Owns reading the custom ids of a message, in which a mark stands and what the message shows. */
import type { MessageBody } from '../payload.ts';

/** At whatever depth: rows, sections and containers nest. */
export function customIdsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(customIdsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'custom_id' in value && typeof value.custom_id === 'string' ? [value.custom_id] : [];
  return [...own, ...Object.values(value).flatMap(customIdsIn)];
}

/** A card's ids name its story and revision: a message that has them all shows what `body` does. */
export function isOlderThan(message: unknown, body: MessageBody): boolean {
  const shown = new Set(customIdsIn(message));
  return customIdsIn(body.components).some((customId) => !shown.has(customId));
}
