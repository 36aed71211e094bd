/** Owns asking for a source: the option, its autocomplete, and what to say to a name nobody knows. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Database } from '../db/client.ts';
import { UserError } from '../lib/errors.ts';
import { listSources, type SourceView } from '../sources/manage/list-sources.ts';
import { sourcesCalled, type SourceRow } from '../sources/manage/which-source.ts';
import type { DiscordContext } from './context.ts';
import { type Choice, CHOICE_NAME_LENGTH, CHOICES_MOST } from './definition.ts';
import type { OptionData } from './described.ts';
import type { CommandCall } from './interaction.ts';
import { escapeText, plainLine } from './markup.ts';
import type { Texts } from './texts/texts-for.ts';

const NAME_LENGTH = 60;

export const sourceOption = {
  type: ApplicationCommandOptionType.String,
  name: 'source',
  text: 'commands.sources.source',
  required: true,
  autocomplete: true,
  max_length: 200,
} as const satisfies OptionData;

/** None for who does not run Keypoint: nobody else learns what it reads. */
export async function sourceChoices(
  { db, desk }: Pick<DiscordContext, 'db' | 'desk'>,
  { caller, focused, texts }: Pick<CommandCall, 'caller' | 'focused' | 'texts'>,
): Promise<Choice[]> {
  if (!desk || !(await desk.isOperator(caller.userId))) return [];
  const { readsDefaults } = desk;
  const typed = (focused?.value ?? '').trim().toLowerCase();
  const all = await listSources({ db }, { state: 'all', readsDefaults });
  return all
    .filter(({ kind }) => kind === 'feed')
    .filter(({ id, name, location }) =>
      `${id} ${name ?? ''} ${location}`.toLowerCase().includes(typed),
    )
    .slice(0, CHOICES_MOST)
    .map((view) => ({ name: choiceName(view, texts), value: String(view.id) }));
}

function choiceName(view: SourceView, texts: Texts): string {
  const name = plainLine(nameIn(view), NAME_LENGTH);
  return plainLine(`${view.id} ${name} · ${texts(`sources.${view.state}`)}`, CHOICE_NAME_LENGTH);
}

/** @throws UserError when no source is called so, or several are */
export async function chosenSource(
  db: Database,
  { options, texts }: Pick<CommandCall, 'options' | 'texts'>,
): Promise<SourceRow> {
  const typed = String(options.get('source') ?? '');
  const [source, another] = await sourcesCalled(db, typed);
  if (source && !another) return source;
  const called = { typed: escapeText(typed, 100) };
  throw new UserError(texts(source ? 'sources.several' : 'sources.unknown', called));
}

/** Its name in bold, and its number. */
export function sourceLabel(source: Pick<SourceView, 'id' | 'name' | 'location'>): string {
  return `**${escapeText(nameIn(source), NAME_LENGTH)}** (${source.id})`;
}

/** What people call it; without a name that is its address. */
export function nameIn({ name, location }: Pick<SourceView, 'name' | 'location'>): string {
  return name ?? location.replace(/^https?:\/\/(?:www\.)?/u, '');
}
