/** Owns the account of how far the sandbox goes in messages, threads and direct messages. */
import { row, type CoverageRow } from '../coverage-row.ts';

export const MESSAGE_COVERAGE: readonly CoverageRow[] = [
  row('50035 with its error tree, in code points, after trimming', 'done'),
  row('6000 characters over all embeds, 2000 of content', 'done'),
  row('enforce_nonce by author, over all channels, for three minutes and over restarts', 'done'),
  row('EMBED_LINKS missing: 50013 for embeds alone, dropped in silence beside content', 'done'),
  row('allowed_mentions, their defaults by route, who is pinged', 'done'),
  row('Components: legacy rows, V2, custom ids, button styles, selects', 'done'),
  row('Direct messages: 50007 to whom has closed theirs, 50278 without a mutual guild', 'done'),
  row('What people write: MESSAGE_CREATE, refusals in the client’s words', 'done'),
  row('Edits: absent, null and [] differ; V2 stays', 'done'),
  row('Crosspost', 'partial', 'without the hourly limit'),
  row(
    'Threads: archived by the clock and by hand, locked, private, members, lists',
    'partial',
    'no message about a new name; the lower cap of announcement threads (160007) is not known',
  ),
  row(
    'Forums and media channels: posts, tags, 40058, 40066, 40067',
    'partial',
    'the status and code for an unknown tag (10087) are not documented',
  ),
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
