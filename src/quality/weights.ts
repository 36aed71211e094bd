/** Owns reading what the signals of quality weigh: `seeds/quality.json`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.ts';
import { AUTHORITY_MAX } from './authority.ts';
import { FITTED, JUDGED } from './signals/index.ts';

const points = z.number().int().min(-100).max(100);

/** Exactly those of the signals. */
const of = <Name extends string>(signals: readonly { name: Name }[]) =>
  z.record(z.enum(signals.map(({ name }) => name)), points);

const weightsSchema = z.strictObject({
  fitted: of(FITTED),
  judged: of(JUDGED),
  /** Of an outlet that nobody listed: see `earnedAuthority`. */
  record: z.strictObject({
    leastArticles: z.number().int().min(1),
    base: points,
    perDoubling: points,
    ownVoice: points,
    ampPages: points,
    least: z.number().int().min(0).max(AUTHORITY_MAX),
    most: z.number().int().min(0).max(AUTHORITY_MAX),
  }),
});

/** Plain data, so that it travels to threads. */
export type QualityWeights = z.infer<typeof weightsSchema>;

/** @throws UserError that names the file and what is wrong in it. */
export function readQualityWeights(file: string): QualityWeights {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`Cannot read the weights of quality in ${file}: ${messageOf(error)}`, {
      cause: error,
    });
  }
  const parsed = weightsSchema.safeParse(raw);
  if (!parsed.success) {
    const why = z.prettifyError(parsed.error);
    throw new UserError(`The weights of quality in ${file} are not right: ${why}`);
  }
  return parsed.data;
}
