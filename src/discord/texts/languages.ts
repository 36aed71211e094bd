/** Owns which languages Keypoint speaks, and which of them a reader's locale is answered in. */

/**
 * By Discord's names of them: https://docs.discord.com/developers/reference#locales. The first is
 * the source of the others, and answers where a reader's own is not among them.
 */
export const LANGUAGES = ['en-US', 'zh-CN', 'ja', 'ko', 'es-ES', 'fr', 'de', 'pt-BR'] as const;

export type Language = (typeof LANGUAGES)[number];
/** What Discord calls a translation; the source needs none there. */
export type Foreign = Exclude<Language, 'en-US'>;

/** Near enough to be understood. */
const NEAR: ReadonlyMap<string, Language> = new Map([
  ['es-419', 'es-ES'],
  ['en-GB', 'en-US'],
]);

/** @param locale of a reader or of a server, as Discord says it; null when it is not known */
export function languageOf(locale: string | null | undefined): Language {
  const known = LANGUAGES.find((language) => language === locale);
  return known ?? NEAR.get(locale ?? '') ?? 'en-US';
}
