/** Owns what is compared of an article: its text, when and where it was told, and what it points at. */
import {
  type ArticleOrigin,
  articles,
  type ArticleType,
  type PaperDetails,
  providers,
  type QualityPart,
} from '../../articles/tables.ts';
import { canonicalUrl } from '../../lib/url.ts';
import { isStated } from '../../quality/score.ts';

export type Telling = {
  id: number;
  /** Milliseconds since 1970: the place in time at which it is compared. */
  toldAt: number;
  title: string;
  lead: string;
  /** The outlet's domain. */
  outlet: string;
  isPaper: boolean;
  /** Its publisher judges and groups its own articles: text never joins two such. */
  isGrouped: boolean;
  /** Canonical addresses of the project that it is of or tells of; see `projectLinks`. */
  links: readonly string[];
};

/** An article as the line and the database have it. */
type Told = Pick<Telling, 'id' | 'toldAt' | 'title' | 'outlet'> & {
  excerpt: string;
  type: ArticleType;
  canonicalUrl: string;
  paper: PaperDetails | null;
  origin: ArticleOrigin;
  leads: boolean | null;
  qualityParts: readonly QualityPart[];
};

export function tellingOf(told: Told): Telling {
  const { id, toldAt, title, outlet, excerpt, origin, leads, qualityParts } = told;
  return {
    id,
    toldAt,
    title,
    lead: excerpt,
    outlet,
    isPaper: told.type === 'paper',
    isGrouped: origin === 'related' || (leads !== null && isStated(qualityParts)),
    links: projectLinks(told),
  };
}

/** What the database has of an article to be compared; its time its placement says. */
export const toldColumns = {
  id: articles.id,
  title: articles.title,
  excerpt: articles.excerpt,
  outlet: providers.domain,
  type: articles.type,
  canonicalUrl: articles.canonicalUrl,
  paper: articles.paper,
  origin: articles.origin,
  leads: articles.leads,
  qualityParts: articles.qualityParts,
};

const ADDRESS = /https?:\/\/[^\s<>"'()[\]{}]+/g;
/** Where a project lives at an address of its own: a mention of it is a mention of the project. */
const PROJECT_PAGE =
  /^https:\/\/(?:arxiv\.org|github\.com|gitlab\.com|huggingface\.co)\/[^/]+\/[^/]+/;
/** More are a list of links, which is of no project. */
const LINKS_MAX = 4;

/**
 * The paper, its code and its page, by their addresses: two articles that share one are of one
 * project.
 */
export function projectLinks({
  canonicalUrl: own,
  paper,
  excerpt,
}: {
  canonicalUrl: string;
  paper: PaperDetails | null;
  excerpt: string;
}): string[] {
  const named = [paper?.codeUrl, paper?.projectUrl, ...(excerpt.match(ADDRESS) ?? [])];
  const links = new Set<string>();
  for (const address of named) {
    const link =
      typeof address === 'string' ? canonicalUrl(address.replace(/[.,;:!?]+$/, '')) : null;
    if (link !== null && link !== own) links.add(link);
  }
  const isList = links.size > LINKS_MAX;
  const projects = paper ? [...links] : [...links].filter((link) => PROJECT_PAGE.test(link));
  return [own, ...(isList ? [] : projects)];
}
