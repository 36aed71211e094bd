/** Owns asking for a topic: the option, its autocomplete, and what to say to a name nobody knows. */
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandStringOption,
} from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import type { Taxonomy, Topic } from '../topics/taxonomy.ts';
import type { Choice } from './definition.ts';
import type { CommandCall } from './interaction.ts';
import { escapeText, plainLine } from './markup.ts';

const CHOICE_LIMIT = 25;
const CHOICE_NAME_LIMIT = 100;
const SUGGESTIONS = 4;

export const topicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'topic',
  description: 'Start typing: computer vision, robotics, ethics …',
  required: true,
  autocomplete: true,
  max_length: 100,
} as const satisfies APIApplicationCommandStringOption;

export function topicChoices(taxonomy: Taxonomy, typed: string): Choice[] {
  return taxonomy.search(typed, CHOICE_LIMIT).map(topicChoice);
}

export function topicChoice(topic: Topic): Choice {
  return { name: plainLine(topicLabel(topic), CHOICE_NAME_LIMIT), value: topic.slug };
}

/** "👁️ Computer Vision", for places without markdown. */
export function topicLabel({ emoji, name }: Pick<Topic, 'emoji' | 'name'>): string {
  return `${emoji} ${name}`;
}

/** The same for a slug, which an old subscription may hold although the taxonomy has dropped it. */
export function slugLabel(taxonomy: Taxonomy, slug: string): string {
  const topic = taxonomy.bySlug(slug);
  return topic ? topicLabel(topic) : slug;
}

/**
 * The topic that the option `topic` means: picked, typed, or mistyped beyond doubt.
 * @throws UserError that says which topics come near.
 */
export function chosenTopic(taxonomy: Taxonomy, { options }: Pick<CommandCall, 'options'>): Topic {
  const typed = String(options.get('topic') ?? '');
  const exact = taxonomy.bySlug(typed) ?? taxonomy.byName(typed);
  if (exact) return exact;
  const near = typed.trim() === '' ? [] : taxonomy.search(typed, SUGGESTIONS);
  const [only, another] = near;
  if (only && !another) return only;
  const unknown = `No topic is called “${escapeText(typed, 100)}”.`;
  if (near.length > 0) throw new UserError(`${unknown} Did you mean ${either(near)}?`);
  const some = taxonomy.topics.slice(0, SUGGESTIONS);
  throw new UserError(
    `${unknown} Type a letter and pick from the list, for example ${either(some)}.`,
  );
}

function either(topics: readonly Topic[]): string {
  const names = topics.map(({ name }) => `**${escapeText(name, 100)}**`);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
}
