/** Owns the list of query parameters that say where a reader came from, never what they read. */

/**
 * Names in lower case; the first two blocks are those of miniflux's urlcleaner (Apache-2.0), but
 * for `campaign_id`, which also names the page of a campaign.
 */
const NAMES: ReadonlySet<string> = new Set(
  `fbclid _openstat fb_action_ids fb_action_types fb_ref fb_source fb_comment_id
  hmb_campaign hmb_medium hmb_source itm_campaign itm_medium itm_source
  gclid dclid gbraid wbraid gclsrc srsltid yclid ysclid twclid msclkid
  campaign_medium campaign_name campaign_source campaign_term campaign_content

  mc_cid mc_eid mc_tc wickedid hsa_cam _hsenc __hssc __hstc __hsfp _hsmi hsctatracking
  rb_clickid oly_anon_id oly_enc_id vero_id vero_conv mkt_tok sc_cid _bhlid
  _branch_match_id _branch_referrer __readwiselocation

  gad_source gad_campaignid _ga _gl ttclid li_fat_id rdt_cid epik igshid igsh s_kwcid ef_id
  guccounter guce_referrer guce_referrer_sig soc_src soc_trk xtor
  cm_mmc elqtrackid elqtrack wt.mc_id
  usqp aoh amp_js_v amp_gsa amp_r amp_tf amp_ct amp_lite`.split(/\s+/),
);

const PREFIXES =
  /^(?:utm_|mtm_|(?:pk|piwik)_(?:campaign|kwd|keyword|source|medium|content|cid)$|ns_mchannel|ns_source|ns_campaign|at_medium|at_campaign)/;

/** Names too common to drop everywhere: by host, with its subdomains. */
const NAMES_BY_HOST: readonly (readonly [host: RegExp, name: RegExp])[] = [
  [/(?:^|\.)(?:wsj|barrons|marketwatch)\.com$/, /^(?:mod|refsec|reflink)$/],
  [/(?:^|\.)reuters\.com$/, /^(?:feedtype|feedname|virtualbrandchannel|rpc|il)$/],
  [/(?:^|\.)forbes\.com$/, /^(?:sh|ss)$/],
  [/(?:^|\.)fool\.com$/, /^source$/],
  [/(?:^|\.)linkedin\.com$/, /^trk$/],
  [/(?:^|\.)nytimes\.com$/, /^(?:smid|smtyp)$/],
  [/(?:^|\.)(?:aol|engadget|huffpost|nvidia|techcrunch|yahoo)\.com$/, /^ncid$/],
  [/(?:^|\.)(?:bbc|microsoft|msn)\.com$/, /^ocid$/],
  [/(?:^|\.)(?:cbsnews|cnet|techrepublic|zdnet)\.com$/, /^(?:ftag|taid)$/],
  [/(?:^|\.)(?:bloomberg|cnbc)\.com$/, /^cmpid$/],
];

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' ')).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}

/** Whether `ref=example.com` names one of the hosts, with or without `www.`. */
function namesHost(value: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => bareHost(host) === bareHost(value));
}

/**
 * Whether the parameter can go without changing the page.
 * @param ownHosts hosts that `ref` may name: the page's own, its feed's, its site's
 */
export function isTracking(
  { name, value }: { name: string; value: string },
  ownHosts: readonly string[],
): boolean {
  const plainName = decodedName(name);
  if (NAMES.has(plainName) || PREFIXES.test(plainName)) return true;
  if (plainName === 'ref') return namesHost(value, ownHosts);
  return NAMES_BY_HOST.some(
    ([host, pattern]) => pattern.test(plainName) && ownHosts.some((own) => host.test(own)),
  );
}
