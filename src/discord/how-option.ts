/** Owns asking how stories come: each at once, or gathered in a digest; and saying it. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import type { Cadence } from '../subscriptions/tables.ts';
import type { OptionData } from './described.ts';
import type { CommandCall } from './interaction.ts';
import { timestamp } from './markup.ts';
import type { Texts } from './texts/texts-for.ts';

export const howOption = {
  type: ApplicationCommandOptionType.String,
  name: 'how',
  text: 'commands.options.how',
  choices: [
    { text: 'commands.options.how.instant', value: 'instant' },
    { text: 'commands.options.how.daily', value: 'daily' },
    { text: 'commands.options.how.weekly', value: 'weekly' },
  ],
} as const satisfies OptionData;

/**
 * Undefined when the person did not say.
 * @throws UserError when it is none of the choices
 */
export function chosenCadence({ options, texts }: Pick<CommandCall, 'options' | 'texts'>): {
  cadence?: Cadence;
} {
  const value = options.get('how');
  if (value === undefined) return {};
  const choice = howOption.choices.find((each) => each.value === value);
  if (!choice) throw new UserError(texts('errors.pickHow'));
  return { cadence: choice.value };
}

/** "X", or "X by daily digest": what comes at once needs no word. */
export function withCadence(what: string, cadence: Cadence, texts: Texts): string {
  if (cadence === 'instant') return what;
  const digest = cadence === 'daily' ? 'byDailyDigest' : 'byWeeklyDigest';
  return texts(`subscriptions.${digest}`, { what });
}

/** What a new follower can expect. `onItsWay` and `later` are of a first story that comes at once. */
export function firstSentence(
  { first, digestAt }: { first: 'due' | 'nothing-yet'; digestAt: Date | null },
  { onItsWay, later, texts }: { onItsWay: string; later: string; texts: Texts },
): string {
  if (digestAt === null) return first === 'due' ? onItsWay : later;
  const when = timestamp(digestAt, 'f');
  return first === 'due'
    ? texts.join([onItsWay, texts('subscriptions.othersInDigest', { when })])
    : texts('subscriptions.allInDigest', { when });
}
