/** Owns how hot a story must be, in levels that a person can choose from, and reading a number. */
import { UserError } from '../../lib/errors.ts';
import { MOST_ROLE_HEAT as MOST_HEAT } from '../../subscriptions/rule.ts';
import type { Choice } from '../definition.ts';
import type { Texts } from '../texts/texts-for.ts';

/** As the setting ALERT_BAR has it, whatever it is tomorrow. */
const USUAL = 'usual';
/** Below and above the usual bar. Ours: another outlet adds 10 to a story's heat. */
const SMALLER = 20;
const BIG = 30;
const BIGGEST = 60;

export type HeatLevel = { value: string; label: string };

export function heatLevels(alertBar: number, texts: Texts): HeatLevel[] {
  const level = (name: 'more' | 'usual' | 'big' | 'biggest', heat: number) =>
    texts(`following.heatLevel.${name}`, { heat });
  const smaller = Math.max(alertBar - SMALLER, 0);
  return [
    { value: String(smaller), label: level('more', smaller) },
    { value: USUAL, label: level('usual', alertBar) },
    { value: String(alertBar + BIG), label: level('big', alertBar + BIG) },
    { value: String(alertBar + BIGGEST), label: level('biggest', alertBar + BIGGEST) },
  ];
}

/** The levels, and above them the number that is being typed. */
export function heatChoices(alertBar: number, typed: string, texts: Texts): Choice[] {
  const levels = heatLevels(alertBar, texts).map(({ value, label }) => ({ name: label, value }));
  const heat = wholeHeat(typed);
  if (heat === null || levels.some(({ value }) => value === String(heat))) return levels;
  return [{ name: texts('following.heatLevel.own', { heat }), value: String(heat) }, ...levels];
}

/**
 * Null is as usual.
 * @throws UserError for what is neither a level nor a number.
 */
export function heatFrom(typed: string, texts: Texts): number | null {
  const text = typed.trim();
  if (text === '' || text === USUAL) return null;
  const heat = wholeHeat(text);
  if (heat === null) throw new UserError(texts('following.pickHeat', { most: MOST_HEAT }));
  return heat;
}

/** What the menu has chosen for a rule. */
export function levelOf(minHeat: number | null): string {
  return minHeat === null ? USUAL : String(minHeat);
}

function wholeHeat(typed: string): number | null {
  const text = typed.trim();
  const heat = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  return heat <= MOST_HEAT ? heat : null;
}
