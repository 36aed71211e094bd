/** Owns an article in the shape that readers see. */
import { articles, providers } from '../articles/tables.ts';
import type { ArticleView } from './story-view.ts';

/** Its columns, and no others: a page of stories reads dozens of articles. */
export const viewColumns = {
  id: articles.id,
  url: articles.url,
  title: articles.title,
  excerpt: articles.excerpt,
  type: articles.type,
  outlet: providers.name,
  domain: providers.domain,
  quality: articles.quality,
  publishedAt: articles.publishedAt,
  paper: articles.paper,
  imageUrl: articles.imageUrl,
  imageAlt: articles.imageAlt,
};

type ViewRow = Omit<ArticleView, 'provider' | 'image'> & {
  outlet: string;
  domain: string;
  imageUrl: string | null;
  imageAlt: string | null;
};

export function articleView({ outlet, domain, imageUrl, imageAlt, ...row }: ViewRow): ArticleView {
  return {
    ...row,
    provider: { name: outlet, domain },
    image: imageUrl === null ? null : { url: imageUrl, alt: imageAlt },
  };
}
