/** Owns what an operator calls a row of an outbox: `12` a story's card, `digest-3`, `notice-1`. */

export type DeliveryKind = 'story' | 'digest' | 'notice';

export function deliveryId(kind: DeliveryKind, id: number): string {
  return kind === 'story' ? `${id}` : `${kind}-${id}`;
}

/** Null when it is none. */
export function readDeliveryId(text: string): { kind: DeliveryKind; id: number } | null {
  const [, kind = 'story', digits = ''] = /^(?:(digest|notice)-)?(\d{1,15})$/.exec(text) ?? [];
  if (digits === '') return null;
  return { kind: kind === 'digest' || kind === 'notice' ? kind : 'story', id: Number(digits) };
}
