/** Owns for how long something can be muted. */
import type { PlainKey } from '../texts/translation.ts';
import { HOUR_MS } from '../../lib/spans.ts';

/** `ms` null: until somebody says so. */
export const MUTES = [
  { value: 'hour', ms: HOUR_MS, text: 'following.muteFor.hour' },
  { value: 'night', ms: 8 * HOUR_MS, text: 'following.muteFor.night' },
  { value: 'day', ms: 24 * HOUR_MS, text: 'following.muteFor.day' },
  { value: 'week', ms: 7 * 24 * HOUR_MS, text: 'following.muteFor.week' },
  { value: 'open', ms: null, text: 'following.muteFor.open' },
] as const satisfies { value: string; ms: number | null; text: PlainKey }[];
