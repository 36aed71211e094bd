/** Owns the sites that address one page by several paths which share an id. */

type SiteRule = {
  /** Host without `www.` and other mobile prefixes. */
  host: RegExp;
  path: RegExp;
  /** The path to use instead, with the groups of `path`. */
  canonical: string;
};

const RULES: readonly SiteRule[] = [
  // USA Today's network: /story/<section>/<date>/<slug>/<id> and amp.<host>/amp/<id>.
  {
    host: /./,
    path: /^\/(?:story\/.+\/\d{4}\/\d\d\/\d\d\/[^/]+\/)?(\d{10})$/,
    canonical: '/story/$1',
  },
  {
    host: /^benzinga\.com$/,
    path: /^\/.*?\/[a-z]{0,2}(\d{7,9})(?:\/.*)?$/,
    canonical: '/content/$1',
  },
  { host: /^law360\.com$/, path: /^\/articles\/(\d+)(?:\/.*)?$/, canonical: '/articles/$1' },
  {
    host: /^markets\.businessinsider\.com$/,
    path: /^\/news\/(?:[a-z]+\/)?([^/]+-\d{9,})$/,
    canonical: '/news/$1',
  },
  { host: /^neowin\.net$/, path: /^\/(?:news\/)?([^/]+-[^/]+-[^/]+)$/, canonical: '/news/$1' },
  { host: /^newindianexpress\.com$/, path: /^(.+-\d{6,})\.html$/, canonical: '$1' },
  { host: /^openpr\.com$/, path: /^\/(?:news\/)?(\d{6,})(?:\/.*)?$/, canonical: '/news/$1' },
  {
    host: /^reuters\.com$/,
    path: /^\/article\/(?:.*[-/])?(id[A-Z0-9]{8,})$/,
    canonical: '/article/$1',
  },
  { host: /^trustedreviews\.com$/, path: /^\/[a-z-]+\/([^/]+-\d{6,})$/, canonical: '/$1' },
  { host: /^zawya\.com$/, path: /^\/.*[-/](ZAWYA\d{10,})$/, canonical: '/story/$1' },
];

/** The one path of a page at a known site; any other path returns unchanged. */
export function sitePath(host: string, path: string): string {
  const rule = RULES.find((rule) => rule.host.test(host) && rule.path.test(path));
  return rule === undefined ? path : path.replace(rule.path, rule.canonical);
}
