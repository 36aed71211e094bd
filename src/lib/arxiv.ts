/** Owns the one address of a paper at arXiv. */

/** With its mirrors, and ar5iv, which shows the same papers as HTML. */
const HOSTS = /^(?:[a-z0-9-]+\.)*arxiv\.org$|^xxx\.lanl\.gov$|^ar5iv\.org$/;
const FORMS = '(?:abs|pdf|html|format|ps|src|e-print)';
/** Ids since April 2007, and older ones by archive, with or without a subject class. */
const ID = String.raw`(\d{4}\.\d{4,5}|([a-z-]+)(?:\.[a-z]{2})?\/(\d{7}))(?:v\d{1,3})?`;
const PAGE = new RegExp(`^/${FORMS}/${ID}(?:\\.pdf|/index\\.html)?/*$`, 'i');
const DOI = new RegExp(`^/10\\.48550/arxiv\\.${ID}/*$`, 'i');

/**
 * The page of the abstract, of whichever version, form or mirror of a paper an address is; null
 * for any other address. Ids: https://info.arxiv.org/help/arxiv_identifier.html.
 */
export function arxivPage({ hostname, pathname }: URL): string | null {
  const pattern = HOSTS.test(hostname) ? PAGE : /^(?:dx\.)?doi\.org$/.test(hostname) ? DOI : null;
  const [, id, archive, number] = pattern?.exec(pathname.replaceAll('%2F', '/')) ?? [];
  if (id === undefined) return null;
  const plain = archive === undefined ? id : `${archive.toLowerCase()}/${number}`;
  return `https://arxiv.org/abs/${plain}`;
}
