/** Owns the languages that Discord's client speaks (reference.mdx, "Locales"). */
export const LOCALES = (
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru ' +
  'uk hi th zh-CN ja zh-TW ko'
).split(' ');

/** Of people who chose none. */
export const DEFAULT_LOCALE = 'en-US';
