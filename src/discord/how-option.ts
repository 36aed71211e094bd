/** Owns asking how stories come: each at once, or gathered in a digest; and saying it. */
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandStringOption,
} from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import type { Cadence } from '../subscriptions/tables.ts';
import type { CommandCall } from './interaction.ts';
import { timestamp } from './markup.ts';

/** As a list says it: what comes at once needs no word. */
const CADENCE_LABELS = {
  instant: null,
  daily: 'daily digest',
  weekly: 'weekly digest',
} as const satisfies Record<Cadence, string | null>;

export const howOption = {
  type: ApplicationCommandOptionType.String,
  name: 'how',
  description: 'Each story at once (the default), or gathered in a digest',
  choices: [
    { name: 'Each story at once', value: 'instant' },
    { name: 'Daily digest', value: 'daily' },
    { name: 'Weekly digest', value: 'weekly' },
  ],
} as const satisfies APIApplicationCommandStringOption;

/**
 * Undefined when the person did not say.
 * @throws UserError when it is none of the choices
 */
export function chosenCadence({ options }: Pick<CommandCall, 'options'>): {
  cadence?: Cadence;
} {
  const value = options.get('how');
  if (value === undefined) return {};
  const choice = howOption.choices.find((each) => each.value === value);
  if (!choice) throw new UserError('Pick how it comes from the list: at once, daily or weekly.');
  return { cadence: choice.value };
}

/** "X", or "X by daily digest". */
export function withCadence(label: string, cadence: Cadence): string {
  const how = CADENCE_LABELS[cadence];
  return how === null ? label : `${label} by ${how}`;
}

/** After "You now get X " and the like; `digestAt` is null where stories come at once. */
export function changedSentence(digestAt: Date | null): string {
  return digestAt === null
    ? 'story by story, as they come. What had gathered comes in one last digest.'
    : `in a digest, the next one ${timestamp(digestAt, 'f')}. What was sent before stays as it is.`;
}

/** What a new follower can expect. `onItsWay` and `later` are of a first story that comes at once. */
export function firstSentence(
  { first, digestAt }: { first: 'due' | 'nothing-yet'; digestAt: Date | null },
  { onItsWay, later }: { onItsWay: string; later: string },
): string {
  if (digestAt === null) return first === 'due' ? onItsWay : later;
  const how = `come in a digest, the next one ${timestamp(digestAt, 'f')}.`;
  return first === 'due' ? `${onItsWay} The others ${how}` : `Its stories ${how}`;
}
