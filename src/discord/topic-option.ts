/** Owns asking for a topic: the option, its autocomplete, and what to say to a name nobody knows. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import type { Taxonomy, Topic } from '../topics/taxonomy.ts';
import { type Choice, CHOICE_NAME_LENGTH, CHOICES_MOST } from './definition.ts';
import type { OptionData } from './described.ts';
import type { CommandCall } from './interaction.ts';
import { escapeText, plainLine } from './markup.ts';
import type { Texts } from './texts/texts-for.ts';

const SUGGESTIONS = 4;

export const topicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'topic',
  text: 'commands.options.topic',
  required: true,
  autocomplete: true,
  max_length: 100,
} satisfies OptionData;

export function topicChoices(taxonomy: Taxonomy, typed: string): Choice[] {
  return taxonomy.search(typed, CHOICES_MOST).map(topicChoice);
}

export function topicChoice(topic: Topic): Choice {
  return { name: plainLine(topicLabel(topic), CHOICE_NAME_LENGTH), value: topic.slug };
}

/** "👁️ Computer Vision", for places without markdown. */
export function topicLabel({ emoji, name }: Pick<Topic, 'emoji' | 'name'>): string {
  return `${emoji} ${name}`;
}

/**
 * The same for a slug, which an old subscription may hold although the taxonomy has dropped it; null
 * is a subscription by keywords alone.
 */
export function slugLabel(taxonomy: Taxonomy, slug: string | null, texts: Texts): string {
  if (slug === null) return texts('common.anyTopic');
  const topic = taxonomy.bySlug(slug);
  return topic ? topicLabel(topic) : slug;
}

/**
 * The topic that the option `topic` means: picked, typed, or mistyped beyond doubt.
 * @throws UserError that says which topics come near.
 */
export function chosenTopic(
  taxonomy: Taxonomy,
  { options, texts }: Pick<CommandCall, 'options' | 'texts'>,
): Topic {
  const typed = String(options.get('topic') ?? '');
  const exact = taxonomy.bySlug(typed) ?? taxonomy.byName(typed);
  if (exact) return exact;
  const near = typed.trim() === '' ? [] : taxonomy.search(typed, SUGGESTIONS);
  const [only, another] = near;
  if (only && !another) return only;
  const unknown = texts('errors.unknownTopic', { typed: escapeText(typed, 100) });
  const hint =
    near.length > 0
      ? texts('errors.didYouMean', { topics: either(near, texts) })
      : texts('errors.pickTopic', {
          topics: either(taxonomy.topics.slice(0, SUGGESTIONS), texts),
        });
  throw new UserError(texts.join([unknown, hint]));
}

function either(topics: readonly Topic[], texts: Texts): string {
  return texts.list(
    topics.map(({ name }) => `**${escapeText(name, 100)}**`),
    'or',
  );
}
