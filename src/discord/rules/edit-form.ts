/** Owns the form in which a rule is changed: what it asks for, filled in as the rule is now. */
import {
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { UserError } from '../../lib/errors.ts';
import { writeKeywords } from '../../subscriptions/keywords/parse-keywords.ts';
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { Rule } from '../../subscriptions/rule.ts';
import type { DiscordContext } from '../context.ts';
import { howOption } from '../how-option.ts';
import type { ModalSubmit } from '../interaction.ts';
import type { Texts } from '../texts/texts-for.ts';
import { keywordsFrom } from './keyword-option.ts';
import type { PageMark } from './rule-list.ts';
import { MOST_HEAT, MOST_PER_DAY, requireRole, wholeFrom } from './rule-options.ts';

const KEYWORDS_LENGTH = 1_200;
/** Words, the beginning of one, a phrase with a comma in it, and a pattern. */
const KEYWORDS_EXAMPLE = 'gaussian splatting, robot*, "nerf, mip", /3d ?gs/';
const WITHOUT_EXAMPLE = 'market size, crypto';

/** Where the form was opened: from the rule in the list, which then shows it as changed, or by a command. */
export type OpenedFrom = 'list' | 'command';

export function editForm(
  texts: Texts,
  rule: SubscriptionView,
  {
    revision,
    from,
    mark,
    alertBar,
  }: {
    revision: number;
    from: OpenedFrom;
    mark: PageMark;
    alertBar: number;
  },
): APIModalInteractionResponseCallbackData {
  const { dailyTarget, minHeat, roleId, cadence } = rule;
  const bar =
    dailyTarget === null ? String(minHeat ?? '') : `${dailyTarget}/${texts('rules.form.day')}`;
  return {
    custom_id: `edit-alert:${rule.id}:${revision}:${from}:${mark}`,
    title: texts('rules.form.title'),
    components: [
      textField(texts('rules.form.keywords'), {
        id: 'keywords',
        value: writeKeywords(rule.include),
        hint: KEYWORDS_EXAMPLE,
      }),
      textField(texts('rules.form.without'), {
        id: 'without',
        value: writeKeywords(rule.exclude),
        hint: WITHOUT_EXAMPLE,
      }),
      textField(texts('rules.form.bar'), {
        id: 'bar',
        value: bar,
        hint: texts('rules.form.barHint', { bar: alertBar }),
      }),
      label(texts('rules.form.how'), {
        type: ComponentType.StringSelect,
        custom_id: 'how',
        options: howOption.choices.map(({ text, value }) => ({
          label: texts(text),
          value,
          default: value === cadence,
        })),
      }),
      label(texts('rules.form.role'), {
        type: ComponentType.RoleSelect,
        custom_id: 'role',
        required: false,
        min_values: 0,
        max_values: 1,
        ...(roleId === null
          ? {}
          : { default_values: [{ id: roleId, type: SelectMenuDefaultValueType.Role }] }),
      }),
    ],
  };
}

function textField(
  name: string,
  { id, value, hint }: { id: string; value: string; hint: string },
): APILabelComponent {
  return label(name, {
    type: ComponentType.TextInput,
    custom_id: id,
    style: TextInputStyle.Short,
    required: false,
    max_length: KEYWORDS_LENGTH,
    placeholder: hint,
    // Discord refuses an empty one.
    ...(value === '' ? {} : { value }),
  });
}

function label(name: string, component: APILabelComponent['component']): APILabelComponent {
  return { type: ComponentType.Label, label: name, component };
}

/**
 * What the form says of a rule.
 * @throws UserError for what cannot be, with what can
 */
export function changesIn(
  context: Pick<DiscordContext, 'server'>,
  { fields, texts }: ModalSubmit,
  guildId: string,
): Partial<Rule> {
  const text = (id: string) => fields.get(id)?.[0] ?? '';
  const roleId = fields.get('role')?.[0] ?? null;
  if (roleId !== null) requireRole(texts, context, { guildId, roleId });
  const cadence = howOption.choices.find(({ value }) => value === text('how'))?.value;
  return {
    include: keywordsFrom(texts, text('keywords')),
    exclude: keywordsFrom(texts, text('without')),
    ...barFrom(texts, text('bar')),
    ...(cadence === undefined ? {} : { cadence }),
    roleId,
    ...(roleId === null ? { roleHeat: null } : {}),
  };
}

/**
 * `80` is a least heat; `5/day`, or one number beside the reader's word for a day ("about 5 a day"),
 * about five a day; nothing is the setting's bar.
 */
function barFrom(texts: Texts, typed: string): Partial<Pick<Rule, 'minHeat' | 'dailyTarget'>> {
  const text = typed.trim();
  if (text === '') return { minHeat: null };
  const day = texts('rules.form.day');
  const [number = '', another] = text.match(/\d+/g) ?? [];
  const isPerDay = /[/／]/u.test(text) || text.toLowerCase().includes(day.toLowerCase());
  const isOne = another === undefined && /^\d{1,4}$/.test(number);
  if (isOne && isPerDay) return { dailyTarget: wholeFrom(texts, number, [1, MOST_PER_DAY]) };
  if (isOne && text === number) return { minHeat: wholeFrom(texts, text, [0, MOST_HEAT]) };
  throw new UserError(texts('rules.form.wrongBar', { day }));
}
