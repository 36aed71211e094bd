/** Owns the words of what a whole server sees of an answer. */
import { guildLocale } from '../subscriptions/place-locale.ts';
import type { DiscordContext } from './context.ts';
import type { Caller, Spoken } from './interaction.ts';
import { type Texts, textsFor } from './texts/texts-for.ts';

/** In the language that the server chose, else the one that Discord says, else the reader's. */
export async function publicTexts(
  { db }: Pick<DiscordContext, 'db'>,
  { caller, guildTexts }: { caller: Caller } & Pick<Spoken, 'guildTexts'>,
): Promise<Texts> {
  const chosen = caller.guildId === null ? null : await guildLocale({ db }, caller.guildId);
  return chosen === null ? guildTexts : textsFor(chosen);
}
