/** Owns asking for a story: what is offered while its title is typed, and what was meant. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import type { Asked } from '../explain/find-asked.ts';
import { suggestStories, type StorySuggestion } from '../stories/search/suggest-stories.ts';
import type { DiscordContext } from './context.ts';
import { type Choice, CHOICE_NAME_LENGTH } from './definition.ts';
import type { OptionData } from './described.ts';
import { escapeText, plainLine } from './markup.ts';
import type { Texts } from './texts/texts-for.ts';

const OUTLET_LENGTH = 30;
const NAMED = 3;
const NAME_LENGTH = 80;

export const storyOption = {
  type: ApplicationCommandOptionType.String,
  name: 'story',
  text: 'commands.options.story',
  required: true,
  autocomplete: true,
  max_length: 2_048,
} as const satisfies OptionData;

/** Its value is the story's number: a title may be longer than Discord takes. */
export async function storyChoices(
  { db }: Pick<DiscordContext, 'db'>,
  typed: string,
): Promise<Choice[]> {
  const found = await suggestStories({ db }, { text: typed });
  return found.map((story) => ({ name: choiceName(story), value: String(story.id) }));
}

function choiceName({ title, outlet }: StorySuggestion): string {
  const from = plainLine(outlet, OUTLET_LENGTH);
  const room = CHOICE_NAME_LENGTH - from.length - ' · '.length;
  return [plainLine(title, room), from].filter(Boolean).join(' · ') || '?';
}

/**
 * A choice that was picked, a link, the name of a file; or a title that was typed to its end.
 * @throws UserError when several stories could be meant
 */
export async function chosenStory(
  { db }: Pick<DiscordContext, 'db'>,
  { typed, texts }: { typed: string; texts: Texts },
): Promise<Asked> {
  const text = typed.trim();
  if (/^\d{1,15}$/.test(text)) return { storyId: Number(text) };
  if (/^https?:\/\//i.test(text)) return { link: text };
  const [first, second, ...more] = await suggestStories({ db }, { text, limit: NAMED + 1 });
  if (!first) return { link: text };
  if (!second || isSame(first.title, text)) return { storyId: first.id };
  const named = [first, second, ...more].slice(0, NAMED);
  const titles = named.map(({ title }) =>
    texts('common.quoted', { name: escapeText(title, NAME_LENGTH) }),
  );
  throw new UserError(texts('why.several', { titles: texts.list(titles, 'or') }));
}

function isSame(title: string, typed: string): boolean {
  return title.trim().toLowerCase() === typed.toLowerCase();
}
