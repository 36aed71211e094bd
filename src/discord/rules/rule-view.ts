/** Owns one rule as an admin sees it when picked from the list, and the buttons that change it. */
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import { dangerButton, row, secondaryButton } from '../buttons.ts';
import { colorOf } from '../cards/colors.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import type { PageMark } from './rule-list.ts';
import { ruleText } from './rule-text.ts';
import { ruleWarnings } from './rule-warnings.ts';

/** What a button does to its rule. */
export const RULE_ACTIONS = ['edit', 'pause', 'resume', 'preview', 'test', 'remove'] as const;
export type RuleAction = (typeof RULE_ACTIONS)[number];

export function ruleView(
  context: DiscordContext,
  { rule, texts, mark, said = '' }: Shown,
): MessageBody {
  const button = (action: RuleAction) =>
    secondaryButton(texts(`rules.do.${action}`), actionId(action, rule, mark));
  const text = [ruleText(context, texts, rule), ...ruleWarnings(context, texts, rule)];
  return {
    content: said,
    embeds: [{ color: colorOf([]), description: text.join('\n') }],
    components: [
      row(
        button('edit'),
        button(rule.pausedAt === null ? 'pause' : 'resume'),
        button('preview'),
        button('test'),
        dangerButton(texts('rules.do.remove'), actionId('remove', rule, mark)),
      ),
      row(
        ...(rule.barShift > 0
          ? [
              secondaryButton(
                texts('rules.resetVotes', { votes: rule.barShift }),
                `reset-bar:${rule.destinationId}`,
              ),
            ]
          : []),
        secondaryButton(texts('rules.backToList'), `alerts-page:back:${mark}`),
      ),
    ],
  };
}

type Shown = {
  rule: SubscriptionView;
  texts: Texts;
  /** Of the list's page that it was picked from. */
  mark: PageMark;
  /** What has just been done to it. */
  said?: string;
};

/** With the revision that is shown: of two who edit a rule at once the second is told. */
export function actionId(
  action: RuleAction,
  { id, revision }: Pick<SubscriptionView, 'id' | 'revision'>,
  mark: PageMark,
): string {
  return `alert:${action}:${id}:${revision}:${mark}`;
}
