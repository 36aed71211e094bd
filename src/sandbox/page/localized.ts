/** Owns the words of commands in the language of the person's client. Pure. */
import type { LocalizationMap } from 'discord-api-types/v10';
import { DEFAULT_LOCALE } from '../locales.ts';
import type { Model } from './state/model.ts';

export function localeOf({ data, userId }: Pick<Model, 'data' | 'userId'>): string {
  return data?.locales[userId ?? ''] ?? DEFAULT_LOCALE;
}

type Named = { name: string; name_localizations?: LocalizationMap | null | undefined };
type Described = {
  description: string;
  description_localizations?: LocalizationMap | null | undefined;
};

function wordIn(words: LocalizationMap | null | undefined, locale: string): string | undefined {
  return Object.entries(words ?? {}).find(([key]) => key === locale)?.[1] ?? undefined;
}

export function nameIn({ name, name_localizations: names }: Named, locale: string): string {
  return wordIn(names, locale) ?? name;
}

export function descriptionIn(
  { description, description_localizations: descriptions }: Described,
  locale: string,
): string {
  return wordIn(descriptions, locale) ?? description;
}
