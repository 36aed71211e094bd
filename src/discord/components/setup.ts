/** Owns the buttons and menus of `/setup`. */
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';
import { ACTIONS } from '../setup/actions.ts';

export const setup: Component = {
  prefix: 'setup',
  whenSlow: 'update',
  run(context, press) {
    const { caller, texts } = press;
    const guildId = requireManageServer(caller);
    const name = press.args[0] ?? '';
    const act = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!act) throw new UserError(texts('errors.oldButton'));
    return act({ context, guildId, caller, texts }, press);
  },
};
