/** Owns the buttons that turn the pages of the list of sources. */
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { requireOperator } from '../operator-desk.ts';
import { listedState, sourceListPage } from '../source-list.ts';

export const sources: Component = {
  prefix: 'sources',
  whenSlow: 'update',
  async run(context, press) {
    const { readsDefaults } = await requireOperator(context, press);
    const { texts } = press;
    const [state = '', side, id = ''] = press.args;
    const turn = {
      side: side === 'before' ? ('before' as const) : ('after' as const),
      id: /^\d{1,15}$/.test(id) ? Number(id) : 0,
    };
    const page = await sourceListPage(context, {
      state: listedState(state),
      readsDefaults,
      texts,
      turn,
    });
    if (!page) throw new UserError(texts('sources.noMore'));
    return { kind: 'update', body: page };
  },
};
