/** Owns the button of a list of the newest stories that turns to the page after it. */
import { UserError } from '../../lib/errors.ts';
import type { StoryCursor } from '../../stories/latest.ts';
import type { DiscordContext } from '../context.ts';
import type { Component } from '../definition.ts';
import type { ComponentPress } from '../interaction.ts';
import { latestPage, readLatestArgs } from '../lookups/latest-page.ts';
import { publicTexts } from '../public-texts.ts';
import type { Reply } from '../reply.ts';

export const more: Component = {
  prefix: 'more',
  whenSlow: 'update',
  run: (context, press) => turn(context, press, (before) => ({ before })),
};

/** @param towards which page the place of the custom id means */
export async function turn(
  context: DiscordContext,
  press: ComponentPress,
  towards: (place: StoryCursor) => { before: StoryCursor } | { after: StoryCursor },
): Promise<Reply> {
  const { args, texts } = press;
  const page = readLatestArgs(args);
  const topic = page && (page.slug === '' ? null : context.taxonomy.bySlug(page.slug));
  if (!page || topic === undefined) throw new UserError(texts('news.topicGone'));
  const { limit, place } = page;
  const shown = await publicTexts(context, press);
  const body = await latestPage(context, {
    topic,
    limit,
    texts: shown,
    ...(place ? towards(place) : {}),
  });
  if (!body) throw new UserError(texts('news.noOlder'));
  return { kind: 'update', body };
}
