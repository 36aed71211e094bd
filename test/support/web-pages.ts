/** Owns a web of a few pages for tests: what is asked for, and what is answered. */
import { type FetchPage, PageFailure } from '../../src/lib/fetch-page.ts';

type Page = {
  body?: string;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
  /** Where it leads, and by which status (301). */
  to?: string;
  by?: number;
};

/** By address; what is not there answers 404, and what is null does not answer. */
export function webOf(pages: Readonly<Record<string, string | Page | null>>): {
  fetchPage: FetchPage;
  asked: string[];
} {
  const asked: string[] = [];
  const answer: FetchPage = async ({ url }) => {
    asked.push(url);
    const redirects: { status: number; to: string }[] = [];
    let at = url;
    for (;;) {
      const found = pages[at];
      if (found === null) throw new PageFailure('unreachable', `${new URL(at).host} is silent.`);
      const page: Page = typeof found === 'string' ? { body: found } : (found ?? { status: 404 });
      if (page.to === undefined) return answerOf(page, at, redirects);
      redirects.push({ status: page.by ?? 301, to: page.to });
      at = page.to;
    }
  };
  return { fetchPage: answer, asked };
}

function answerOf(
  { body = '', type = 'text/html', status = 200, headers = {} }: Page,
  url: string,
  redirects: { status: number; to: string }[],
) {
  const all = { 'content-type': type, ...headers };
  return { status, headers: all, body: Buffer.from(body), url, redirects };
}

type Item = { title: string; link: string; date?: string; image?: boolean };

export function rssOf(title: string, items: readonly Item[], head = ''): string {
  const all = items.map(({ title, link, date, image }) =>
    [
      `<item><title>${title}</title><link>${link}</link>`,
      `<description>What ${title} tells</description>`,
      ...(date === undefined ? [] : [`<pubDate>${date}</pubDate>`]),
      ...(image ? [`<media:content url="${link}.jpg" medium="image"/>`] : []),
      '</item>',
    ].join(''),
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
    <title>${title}</title>${head}${all.join('\n')}</channel></rss>`;
}

export function atomOf(title: string, items: readonly Item[]): string {
  const all = items.map(
    ({ title, link }) =>
      `<entry><title>${title}</title><id>${link}</id><link href="${link}"/></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title>${all.join('')}</feed>`;
}
