/** Owns the sites whose feeds follow from an address, where their pages do not say so. */

type SiteRule = {
  host: RegExp;
  /** Of path and query. */
  path: RegExp;
  /** With the groups of `path`; `$host` is the page's own. */
  feed: string;
};

const RULES: readonly SiteRule[] = [
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/channel\/(UC[\w-]{22})(?:[/?].*)?$/,
    feed: 'https://www.youtube.com/feeds/videos.xml?channel_id=$1',
  },
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/playlist\?(?:.*&)?list=([\w-]{13,64})(?:&.*)?$/,
    feed: 'https://www.youtube.com/feeds/videos.xml?playlist_id=$1',
  },
  {
    host: /^(?:(?:www|old|new)\.)?reddit\.com$/,
    path: /^\/((?:r|user)\/[\w-]+)\/?(?:\?.*)?$/,
    feed: 'https://www.reddit.com/$1/.rss',
  },
  {
    host: /^(?:www\.)?github\.com$/,
    path: /^\/([\w-]+\/[\w.-]+?)(?:\.git)?(?:\/(?:releases|tags)?)?(?:\?.*)?$/,
    feed: 'https://github.com/$1/releases.atom',
  },
  {
    host: /^(?!www\.)[\w-]+\.substack\.com$/,
    path: /^\/(?:archive|about|p\/.*)?(?:\?.*)?$/,
    feed: 'https://$host/feed',
  },
  {
    host: /^(?:www\.)?medium\.com$/,
    path: /^\/(?!feed\/|p\/|tag\/)(@?[\w.-]+)(?:[/?].*)?$/,
    feed: 'https://medium.com/feed/$1',
  },
  { host: /^(?!www\.)[\w-]+\.medium\.com$/, path: /^\/(?!feed).*$/, feed: 'https://$host/feed' },
  {
    host: /^(?:www\.)?arxiv\.org$/,
    path: /^\/list\/([\w.-]+)(?:[/?].*)?$/,
    feed: 'https://rss.arxiv.org/rss/$1',
  },
];

/** The feed of a page of a known site; null where no rule speaks of it. */
export function knownSiteFeed({ hostname, pathname, search }: URL): string | null {
  const path = `${pathname}${search}`;
  const rule = RULES.find((one) => one.host.test(hostname) && one.path.test(path));
  return rule ? path.replace(rule.path, rule.feed.replace('$host', hostname)) : null;
}
