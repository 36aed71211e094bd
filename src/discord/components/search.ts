/** Owns turning the pages of a search, and taking what may have been meant instead. */
import { z } from 'zod';
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { written } from '../lookups/places.ts';
import { searchPage } from '../lookups/search-page.ts';
import { publicTexts } from '../public-texts.ts';

const place = z
  .tuple([written.whole, written.whole])
  .transform(([upTo, offset]) => ({ upTo, offset }));
const begin = z.tuple([z.literal(''), z.literal('')]).transform(() => null);

export const search: Component = {
  prefix: 'search',
  whenSlow: 'update',
  async run(context, press) {
    const [count, upTo, offset, ...words] = press.args;
    const limit = written.count.safeParse(count);
    const where = z.union([begin, place]).safeParse([upTo, offset]);
    if (!limit.success || !where.success) throw new UserError(press.texts('errors.oldButton'));
    const { isFound, body } = await searchPage(context, {
      text: words.join(':'),
      limit: limit.data,
      texts: await publicTexts(context, press),
      ...(where.data ? { place: where.data } : {}),
    });
    if (!isFound) throw new UserError(body.content ?? press.texts('news.noOlder'));
    return { kind: 'update', body };
  },
};
