/** Owns the "More" button of a list of stories: the page after the one shown. */
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { readPageArgs, topicPage } from '../topic-page.ts';

export const more: Component = {
  prefix: 'more',
  whenSlow: 'update',
  async run(context, { args }) {
    const page = readPageArgs(args);
    const topic = page && context.taxonomy.bySlug(page.slug);
    if (!topic) {
      throw new UserError(
        'This list is of a topic that is no more. `/news topic` shows the topics.',
      );
    }
    const body = await topicPage(context, { ...page, topic });
    if (!body) throw new UserError('There are no older stories.');
    return { kind: 'update', body };
  },
};
