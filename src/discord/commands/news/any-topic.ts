/** Owns asking for a topic where none means all of them. */
import type { Taxonomy, Topic } from '../../../topics/taxonomy.ts';
import type { OptionData } from '../../described.ts';
import type { CommandCall } from '../../interaction.ts';
import { chosenTopic, topicOption } from '../../topic-option.ts';

export const anyTopicOption = { ...topicOption, required: false } as const satisfies OptionData;

/** @throws UserError when something is typed that is no topic */
export function maybeTopic(
  taxonomy: Taxonomy,
  call: Pick<CommandCall, 'options' | 'texts'>,
): Topic | null {
  return call.options.has('topic') ? chosenTopic(taxonomy, call) : null;
}
