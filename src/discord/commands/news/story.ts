/** Owns `/news story`: one story with all that was told of it. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { findAsked } from '../../../explain/find-asked.ts';
import { UserError } from '../../../lib/errors.ts';
import type { Handler } from '../../definition.ts';
import type { SubcommandData } from '../../described.ts';
import { coveragePage } from '../../lookups/coverage-page.ts';
import { publicTexts } from '../../public-texts.ts';
import { chosenStory, storyChoices, storyOption } from '../../story-option.ts';

export const story: Handler = {
  whenSlow: 'public',
  async run(context, call) {
    const typed = String(call.options.get('story') ?? '');
    const asked = await chosenStory(context, { typed, texts: call.texts });
    const found = await findAsked(context.db, asked);
    if (found.status !== 'known') throw new UserError(call.texts('news.unknownStory'));
    const { storyId } = found;
    const texts = await publicTexts(context, call);
    const page = await coveragePage(context, { storyId, texts });
    if (!page) throw new UserError(call.texts('news.storyGone'));
    return { kind: 'public', body: page };
  },
  complete: (context, { focused }) => storyChoices(context, focused?.value ?? ''),
};

export const storyData = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'story',
  text: 'commands.news.story',
  options: [storyOption],
} as const satisfies SubcommandData;
