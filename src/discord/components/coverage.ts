/** Owns turning the pages of a story's coverage. */
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { coveragePage, readCoverageArgs } from '../lookups/coverage-page.ts';
import { publicTexts } from '../public-texts.ts';

export const coverage: Component = {
  prefix: 'coverage',
  whenSlow: 'update',
  async run(context, press) {
    const args = readCoverageArgs(press.args);
    const texts = await publicTexts(context, press);
    const body = args && (await coveragePage(context, { ...args, texts }));
    if (!body) throw new UserError(press.texts('news.storyGone'));
    return { kind: 'update', body };
  },
};
