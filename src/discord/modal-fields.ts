/** Owns reading what a person has filled into a modal, however its fields are wrapped. */
import { z } from 'zod';

const field = z.object({
  custom_id: z.string(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});

/**
 * By the field's custom id: a text as one entry, a menu's choices as several.
 * Rows and labels wrap fields: https://docs.discord.com/developers/components/reference#label.
 */
export function fieldsIn(components: unknown): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  collect(components, found);
  return found;
}

function collect(value: unknown, found: Map<string, readonly string[]>): void {
  if (typeof value !== 'object' || value === null) return;
  const parsed = field.safeParse(value);
  if (parsed.success) {
    const { custom_id: id, value: text, values } = parsed.data;
    found.set(id, values ?? (text === undefined ? [] : [text]));
    return;
  }
  for (const inner of Object.values(value)) collect(inner, found);
}
