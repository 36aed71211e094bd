/** Owns the types of texts: their keys, what goes into them, and what a translation must have. */
import type { English } from './en-US/index.ts';
import type { Foreign } from './languages.ts';

/** A text that depends on a count, in English. */
type Counted = { readonly one: string; readonly other: string };

/**
 * The forms that a language tells apart; `many`, which is for millions alone, is said like `other`.
 * https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html
 */
type Forms = {
  'zh-CN': 'other';
  ja: 'other';
  ko: 'other';
  'es-ES': 'one' | 'other';
  fr: 'one' | 'other';
  de: 'one' | 'other';
  'pt-BR': 'one' | 'other';
};

/** What an area of the English texts is in another language: the same keys, with its own forms. */
export type Translation<L extends Foreign, Area> = {
  readonly [Key in keyof Area]: Area[Key] extends string
    ? string extends Area[Key]
      ? 'write the English text as one literal: its values are read from its type'
      : string
    : Area[Key] extends Counted
      ? Readonly<Record<Forms[L], string>>
      : Translation<L, Area[Key]>;
};

/** "alerts.added": the area (its file) and the text's own name. */
export type TextKey = KeysOf<English>;

type KeysOf<Area> = {
  [Key in keyof Area & string]: Area[Key] extends string | Counted
    ? Key
    : `${Key}.${KeysOf<Area[Key]>}`;
}[keyof Area & string];

/** Of what has a description while a command is typed. */
export type DescribedKey = Above<'description'>;
/** Of what has a name there too: an option. */
export type NamedKey = Above<'description'> & Above<'name'>;

type Above<Last extends string> = PlainKey extends infer Key
  ? Key extends `commands.${infer Path}.${Last}`
    ? `commands.${Path}`
    : never
  : never;

/** Of a text without values. */
export type PlainKey = { [Key in TextKey]: ValuesOf<Key> extends [] ? Key : never }[TextKey];

type At<Area, Key extends string> = Key extends keyof Area
  ? Area[Key]
  : Key extends `${infer Head}.${infer Tail}`
    ? Head extends keyof Area
      ? At<Area[Head], Tail>
      : never
    : never;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type NamesIn<Entry> = Entry extends string
  ? Placeholders<Entry>
  : Entry extends Counted
    ? Placeholders<Entry['one']> | Placeholders<Entry['other']> | 'count'
    : never;

type Values<Names extends string> = {
  readonly [Name in Names]: Name extends 'count' ? number : string | number;
};

/** What a text asks for: nothing, or its values by name. They are escaped for Discord already. */
export type ValuesOf<Key extends TextKey> = [NamesIn<At<English, Key>>] extends [never]
  ? []
  : [values: Values<NamesIn<At<English, Key>>>];
