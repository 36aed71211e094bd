/** Owns what comes of the form that asks for somebody's time zone: a city is enough. */
import { UserError } from '../../lib/errors.ts';
import type { Form } from '../definition.ts';
import { changeOwnLimits } from '../following/own-limits.ts';
import { settingsPage, zonesPage } from '../following/settings-page.ts';
import { escapeText } from '../markup.ts';
import { zonesLike } from '../zones.ts';

const TYPED_LENGTH = 60;

export const dmZone: Form = {
  prefix: 'dm-zone',
  whenSlow: 'update',
  async run(context, { caller, texts, fields }) {
    const typed = fields.get('zone')?.[0]?.trim() ?? '';
    const zones = typed === '' ? [] : zonesLike(typed);
    const [zone, another] = zones;
    if (zone === undefined) {
      const shown = escapeText(typed, TYPED_LENGTH);
      throw new UserError(texts('following.settings.zoneUnknown', { typed: shown }));
    }
    if (another !== undefined) return { kind: 'update', body: zonesPage(texts, zones, typed) };
    const { userId } = caller;
    const limits = await changeOwnLimits(context, { userId, changes: { zone } });
    const said = texts('following.changed');
    const now = context.clock.now();
    return { kind: 'update', body: settingsPage({ limits, texts, now, said }) };
  },
};
