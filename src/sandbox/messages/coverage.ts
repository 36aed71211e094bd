/** Owns the account of how far the sandbox goes in messages, threads and direct messages. */
import { row, type CoverageRow } from '../coverage-row.ts';

export const MESSAGE_COVERAGE: readonly CoverageRow[] = [
  row('50035 with its error tree, in code points, after trimming', 'done'),
  row('6000 characters over all embeds, 2000 of content', 'done'),
  row('enforce_nonce by author, over all channels, for three minutes and over restarts', 'done'),
  row('EMBED_LINKS missing', 'not'),
  row('allowed_mentions, their defaults by route, who is pinged', 'done'),
  row('Components: legacy rows, V2, custom ids, button styles, selects', 'done'),
  row('Direct messages', 'partial', 'the same channel each time; nobody closes theirs'),
  row('Edits: absent, null and [] differ; V2 stays', 'done'),
  row('Crosspost', 'partial', 'without the hourly limit'),
  row('Threads', 'not'),
  row('Forums', 'partial', '40058 only'),
  row('Stickers', 'partial', 'there are none: each id is unknown (10060)'),
  row(
    'Files: multipart, attachment://, 10 MiB each, served back, kept over restarts',
    'partial',
    'without waveforms and thumbnails; 256 MiB in all, then the oldest go',
  ),
  row('Webhooks other than of interactions', 'not'),
  row('SUPPRESS_EMBEDS hides rich embeds', 'done'),
  row('AutoMod and link filter', 'not'),
  row('Roles are pinged if mentionable or with MENTION_EVERYONE', 'done'),
];
