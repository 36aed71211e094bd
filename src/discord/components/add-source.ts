/** Owns the button that makes a feed a source, after it was shown. */
import { UserError } from '../../lib/errors.ts';
import { parseUrl } from '../../lib/parse-url.ts';
import { addSource, type AddOutcome } from '../../sources/manage/add-source.ts';
import { discoverFeeds, theOneFeed } from '../../sources/manage/discover.ts';
import type { Component } from '../definition.ts';
import { requireOperator } from '../operator-desk.ts';
import { escapeText } from '../markup.ts';
import { nameIn } from '../source-option.ts';
import { readRules } from '../source-rules.ts';
import type { Texts } from '../texts/texts-for.ts';

const NAME_LENGTH = 60;

/** The card that it stands under says which feed: no button holds an address. */
export const addSourceButton: Component = {
  prefix: 'add-source',
  whenSlow: 'update',
  async run(context, press) {
    const { web } = await requireOperator(context, press);
    const { texts, args } = press;
    const url = parseUrl(press.embedUrls[0] ?? '');
    const rules = readRules(context.taxonomy, args);
    if (!url || !rules) throw new UserError(texts('sources.oldQuestion'));
    // Read once more: what was shown may be of yesterday.
    const { location, document } = theOneFeed(await discoverFeeds(web, url), url);
    const { title: feedTitle, siteUrl } = document;
    const outcome = await addSource(context, { location, name: null, feedTitle, siteUrl, rules });
    const name = `**${escapeText(nameIn({ name: feedTitle, location }), NAME_LENGTH)}**`;
    return { kind: 'update', body: { content: saidOf(texts, outcome, name) } };
  },
};

function saidOf(texts: Texts, outcome: AddOutcome, name: string): string {
  const { status, id } = outcome;
  if (status !== 'there') return texts(`sources.${status}`, { name, id });
  return texts(outcome.isChanged ? 'sources.thereChanged' : 'sources.there', { name, id });
}
