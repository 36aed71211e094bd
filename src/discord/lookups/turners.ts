/** Owns the buttons that turn the pages of a list. */
import { type Row, row, secondaryButton } from '../buttons.ts';
import type { Texts } from '../texts/texts-for.ts';

/** https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
const CUSTOM_ID_LIMIT = 100;

/** @param ids custom ids of the pages before and after; null where there is none */
export function turners(
  ids: { previous: string | null; next: string | null },
  texts: Texts,
): Row[] {
  const buttons = (['previous', 'next'] as const).flatMap((way) => {
    const id = ids[way];
    if (id === null || id.length > CUSTOM_ID_LIMIT) return [];
    return [secondaryButton(texts(`common.${way}`), id)];
  });
  return buttons.length === 0 ? [] : [row(...buttons)];
}
