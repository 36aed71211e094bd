/** Owns the form in which somebody changes the words and the heat of what they follow. */
import {
  ComponentType,
  TextInputStyle,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { writeKeywords } from '../../subscriptions/keywords/parse-keywords.ts';
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { Rule } from '../../subscriptions/rule.ts';
import type { ModalSubmit } from '../interaction.ts';
import { keywordsFrom, requireRoom } from '../rules/keyword-option.ts';
import type { Texts } from '../texts/texts-for.ts';
import { heatFrom } from './heat-levels.ts';

/** All keywords of a rule together, with commas between them. */
const KEYWORDS_LENGTH = 1_200;
const HEAT_LENGTH = 4;

export function followForm(
  texts: Texts,
  { id, include, exclude, minHeat }: SubscriptionView,
  revision: number,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: `follow-form:${id}:${revision}`,
    title: texts('following.form.title'),
    components: [
      textField(texts('following.form.keywords'), {
        id: 'keywords',
        value: writeKeywords(include),
        most: KEYWORDS_LENGTH,
      }),
      textField(texts('following.form.without'), {
        id: 'without',
        value: writeKeywords(exclude),
        most: KEYWORDS_LENGTH,
      }),
      textField(texts('following.form.heat'), {
        id: 'heat',
        value: minHeat === null ? '' : String(minHeat),
        most: HEAT_LENGTH,
      }),
    ],
  };
}

/** @throws UserError for what cannot be, with what can */
export function changesIn({ fields, texts }: ModalSubmit): Partial<Rule> {
  const text = (id: string) => fields.get(id)?.[0] ?? '';
  const include = keywordsFrom(texts, text('keywords'));
  const exclude = keywordsFrom(texts, text('without'));
  requireRoom(texts, { include, exclude });
  return { include, exclude, minHeat: heatFrom(text('heat'), texts) };
}

/** A line to fill in that may stay empty. */
export function textField(
  name: string,
  { id, value, most }: { id: string; value: string; most: number },
): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: name,
    component: {
      type: ComponentType.TextInput,
      custom_id: id,
      style: TextInputStyle.Short,
      required: false,
      max_length: most,
      // Discord refuses an empty one.
      ...(value === '' ? {} : { value }),
    },
  };
}
