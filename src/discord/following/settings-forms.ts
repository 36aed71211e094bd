/** Owns the forms of somebody's direct messages: their time zone, and their quiet hours. */
import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Limits } from '../../subscriptions/set-limits.ts';
import type { QuietMode } from '../../subscriptions/tables.ts';
import { clockOf } from '../clock-time.ts';
import type { Texts } from '../texts/texts-for.ts';
import { textField } from './follow-form.ts';

type ModalData = APIModalInteractionResponseCallbackData;

export const QUIET_MODES = ['hold', 'silent'] as const satisfies readonly QuietMode[];
/** How a person says that there are none. */
const NO_QUIET = 'off';
const ZONE_LENGTH = 60;
const QUIET_LENGTH = 20;

export function zoneForm(texts: Texts, { zone }: Limits): ModalData {
  return {
    custom_id: 'dm-zone',
    title: texts('following.settings.title'),
    components: [
      textField(texts('following.settings.zoneField'), {
        id: 'zone',
        value: zone,
        most: ZONE_LENGTH,
      }),
    ],
  };
}

export function quietForm(texts: Texts, { quietFrom, quietTo, quietMode }: Limits): ModalData {
  const isQuiet = quietFrom !== null && quietTo !== null;
  return {
    custom_id: 'dm-quiet',
    title: texts('following.settings.title'),
    components: [
      textField(texts('following.settings.quietField'), {
        id: 'quiet',
        value: isQuiet ? `${clockOf(quietFrom)}-${clockOf(quietTo)}` : NO_QUIET,
        most: QUIET_LENGTH,
      }),
      {
        type: ComponentType.Label,
        label: texts('following.settings.modeField'),
        component: {
          type: ComponentType.StringSelect,
          custom_id: 'mode',
          options: QUIET_MODES.map((mode) => ({
            label: texts(`following.settings.${mode}`),
            value: mode,
            default: mode === quietMode,
          })),
        },
      },
    ],
  };
}
