/** Owns writing where a page begins into a custom id, and reading it again. */
import { z } from 'zod';

/** Base 36: a custom id holds 100 characters. */
const BASE = 36;

const whole = z
  .string()
  .regex(/^[0-9a-z]{1,11}$/)
  .transform((digits) => Number.parseInt(digits, BASE))
  .pipe(z.number().max(Number.MAX_SAFE_INTEGER));

/** What custom ids hold, each as its text is written by `write`. */
export const written = {
  whole,
  time: whole.transform((ms) => new Date(ms)).refine((at) => !Number.isNaN(at.getTime())),
  /** How many stories a page shows. */
  count: z.coerce.number().int().min(1).max(10),
} as const;

export function write(value: number | Date): string {
  return (typeof value === 'number' ? value : value.getTime()).toString(BASE);
}
