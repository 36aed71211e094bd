/** Owns how a card and a list say that something is no plain article. */
import type { ArticleType } from '../../articles/tables.ts';
import type { Texts } from '../texts/texts-for.ts';

/** Empty for an article: that is what people expect. */
export function typeSign(type: ArticleType, texts: Texts): string {
  return type === 'article' ? '' : texts(`card.type.${type}`);
}
