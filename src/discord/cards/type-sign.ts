/** Owns how a card and a list say that something is no plain article. */
import type { ArticleType } from '../../articles/tables.ts';

const SIGNS: Readonly<Record<ArticleType, string>> = {
  article: '',
  video: '🎬 video',
  newsletter: '✉️ newsletter',
  podcast: '🎙️ podcast',
  paper: '📄 paper',
};

/** Empty for an article: that is what people expect. */
export function typeSign(type: ArticleType): string {
  return SIGNS[type];
}
