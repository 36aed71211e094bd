/** Owns the sites that address one page by several paths which share an id. */

type SiteRule = {
  /** Host without `www.` and other mobile prefixes. */
  host: RegExp;
  path: RegExp;
  /** The path to use instead, with the groups of `path`. */
  canonical: string;
};

const RULES: readonly SiteRule[] = [
  // USA Today's network, on many hosts: the other form is amp.<host>/amp/<id>. Its ids end in
  // 001 to 009, which tells them from other numbers of ten digits, such as times.
  {
    host: /./,
    path: /^\/story\/(?:[^/]+\/)+\d{4}\/\d\d\/\d\d\/[^/]+\/(\d{7,8}00[1-9])$/,
    canonical: '/amp/$1',
  },
  // An article's id stands behind year and month or `content`; elsewhere eight digits are a date.
  {
    host: /^benzinga\.com$/,
    path: /^\/(?:(?:amp\/)?content|(?:[a-z-]+\/)+\d\d\/\d\d)\/[a-z]{0,2}(?!20[0-3]\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d))(\d{7,9})(?:\/[^/]+)?$/,
    canonical: '/content/$1',
  },
  {
    host: /^healthitsecurity\.com$/,
    path: /^(\/[a-z]+)\/amp(\/[^/]+)$/,
    canonical: '$1$2',
  },
  { host: /^itweb\.co\.za$/, path: /^\/amp(\/content\/\w{16})$/, canonical: '$1' },
  {
    host: /^law360\.com$/,
    path: /^(?:\/amp)?\/articles\/(\d+)(?:\/[^/]+)?$/,
    canonical: '/articles/$1',
  },
  {
    host: /^markets\.businessinsider\.com$/,
    path: /^(?:\/amp)?\/news\/(?:[a-z]+\/)?([^/]+-\d{9,})$/,
    canonical: '/news/$1',
  },
  { host: /^neowin\.net$/, path: /^\/(?:news|amp)\/([^/]+-[^/]+-[^/]+)$/, canonical: '/news/$1' },
  {
    host: /^newindianexpress\.com$/,
    path: /^(\/.+-\d{6,})\.(?:html|amp)$/,
    canonical: '$1',
  },
  {
    host: /^openpr\.com$/,
    path: /^\/(?:news|amp)\/(\d{6,})(?:\/[^/]+)?$/,
    canonical: '/news/$1',
  },
  {
    host: /^reuters\.com$/,
    path: /^\/article\/(?:.*[-/])?(id[A-Z0-9]{8,})$/,
    canonical: '/article/$1',
  },
  {
    host: /^techradar\.com$/,
    path: /^(\/[a-z]{2})?\/amp(\/.+)$/,
    canonical: '$1$2',
  },
  {
    host: /^trustedreviews\.com$/,
    path: /^\/[a-z-]+\/([^/]+-\d{6,})(?:\/amp)?$/,
    canonical: '/$1',
  },
  { host: /^zawya\.com$/, path: /^\/.*[-/](ZAWYA\d{10,})$/, canonical: '/story/$1' },
];

/** The one path of a page at a known site; null where no rule speaks of the path. */
export function sitePath(host: string, path: string): string | null {
  const rule = RULES.find((rule) => rule.host.test(host) && rule.path.test(path));
  return rule === undefined ? null : path.replace(rule.path, rule.canonical);
}
