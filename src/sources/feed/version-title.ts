/** Owns titles that are only a version: a release says what it is of in its feed's title alone. */

const VERSION = /^(?:release |version )?v?\d+(?:\.\d+)+[\w.+-]{0,30}$/i;
/** What lists of releases are called, but for what they are of. */
const LIST =
  /^(?:release notes from|releases? (?:from|of)|tags from) | (?:changelog|releases?|release notes)$/gi;

/** `claude-code v2.1.238` of `v2.1.238` in "Release notes from claude-code". */
export function withProduct(title: string, feedTitle: string | null): string {
  if (!VERSION.test(title) || feedTitle === null) return title;
  const product = feedTitle.replace(LIST, '').trim();
  const isLong = product === '' || product.length > 60;
  return isLong ? title : `${product} ${title}`;
}
