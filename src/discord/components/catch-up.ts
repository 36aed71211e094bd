/** Owns turning the pages of what a person missed. */
import { z } from 'zod';
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { catchUpPage } from '../lookups/catch-up-page.ts';
import { readHeatTurn } from '../lookups/heat-place.ts';
import { written } from '../lookups/places.ts';

const idArgs = z.tuple([written.count, written.time]).rest(z.string());

export const catchUp: Component = {
  prefix: 'catch-up',
  whenSlow: 'update',
  async run(context, { caller, args, texts }) {
    const parsed = idArgs.safeParse(args);
    const turn = parsed.success ? readHeatTurn(parsed.data.slice(2).map(String)) : null;
    if (!parsed.success || !turn) throw new UserError(texts('errors.oldButton'));
    const [limit, since] = parsed.data;
    const { userId } = caller;
    return {
      kind: 'update',
      body: await catchUpPage(context, { userId, since, limit, texts, ...turn }),
    };
  },
};
