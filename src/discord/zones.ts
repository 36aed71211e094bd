/** Owns finding the time zone that somebody means by a city, or by a part of its name. */
import { isZone, zoneNames } from '../lib/zoned-time.ts';

/** Best first: the zone itself, then its city, then whatever has the text in its name. */
export function zonesLike(typed: string): string[] {
  const sought = keyOf(typed);
  if (sought === '') return zoneNames();
  const named = zoneNames().filter((name) => keyOf(name) === sought);
  if (named.length > 0) return named;
  // Older names that are not listed, such as Asia/Calcutta or CET.
  if (isZone(typed.trim())) return [typed.trim()];
  const inCity = zoneNames().filter((name) => keyOf(name.split('/').at(-1) ?? '') === sought);
  return inCity.length > 0 ? inCity : zoneNames().filter((name) => keyOf(name).includes(sought));
}

/** "São Paulo" is `America/Sao_Paulo`. */
function keyOf(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  return plain
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '_');
}
