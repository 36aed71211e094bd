/** Owns the form of `/setup` in which a time zone is typed. */
import { UserError } from '../../lib/errors.ts';
import { setGuildZone } from '../../subscriptions/guild-settings.ts';
import type { Form } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';
import { zoneCalled } from '../setup/language-step.ts';
import { showStep } from '../setup/show-step.ts';

export const setupZone: Form = {
  prefix: 'setup-zone',
  whenSlow: 'update',
  async run(context, { caller, fields, texts }) {
    const guildId = requireManageServer(caller);
    const zone = zoneCalled(fields.get('zone')?.[0] ?? '');
    if (zone === null) throw new UserError(texts('errors.pickZone'));
    await setGuildZone(context, { guildId, zone });
    const args = { context, guildId, caller, texts };
    return { kind: 'update', body: await showStep(args, 'language', texts('setup.stored')) };
  },
};
