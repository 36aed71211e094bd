/** Owns turning the pages of a topic's hottest stories. */
import { z } from 'zod';
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { bestPage } from '../lookups/best-page.ts';
import { readHeatTurn } from '../lookups/heat-place.ts';
import { written } from '../lookups/places.ts';
import { publicTexts } from '../public-texts.ts';

const DAYS_MOST = 30;
const idArgs = z
  .tuple([z.string(), written.count, z.coerce.number().int().min(1).max(DAYS_MOST)])
  .rest(z.string());

export const best: Component = {
  prefix: 'best',
  whenSlow: 'update',
  async run(context, press) {
    const parsed = idArgs.safeParse(press.args);
    if (!parsed.success) throw new UserError(press.texts('errors.oldButton'));
    const [slug, limit, days, ...place] = parsed.data;
    const topic = context.taxonomy.bySlug(slug);
    const turn = readHeatTurn(place);
    if (!topic || !turn) throw new UserError(press.texts('news.topicGone'));
    const texts = await publicTexts(context, press);
    const body = await bestPage(context, { topic, days, limit, texts, ...turn });
    if (!body) throw new UserError(press.texts('news.noOlder'));
    return { kind: 'update', body };
  },
};
