/** Owns what comes of the form that asks for somebody's quiet hours. */
import { parseQuietHours } from '../commands/alerts-limits.ts';
import type { Form } from '../definition.ts';
import { changeOwnLimits } from '../following/own-limits.ts';
import { QUIET_MODES } from '../following/settings-forms.ts';
import { settingsPage } from '../following/settings-page.ts';

export const dmQuiet: Form = {
  prefix: 'dm-quiet',
  whenSlow: 'update',
  async run(context, { caller: { userId }, texts, fields }) {
    const typed = fields.get('quiet')?.[0]?.trim() ?? '';
    const hours = typed === '' ? { quietFrom: null, quietTo: null } : parseQuietHours(typed, texts);
    const mode = QUIET_MODES.find((each) => each === fields.get('mode')?.[0]);
    const changes = { ...hours, ...(mode ? { quietMode: mode } : {}) };
    const limits = await changeOwnLimits(context, { userId, changes });
    const said = texts('following.changed');
    const now = context.clock.now();
    return { kind: 'update', body: settingsPage({ limits, texts, now, said }) };
  },
};
