/** Owns the list of a delivery's states. */
import type { DeliveryState } from './tables.ts';

/** In the order of a delivery's life. */
export const deliveryStates = [
  'gathered',
  'due',
  'sending',
  'sent',
  'held',
  'failed',
] as const satisfies readonly DeliveryState[];
