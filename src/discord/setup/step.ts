/** Owns the order of the steps of `/setup`, and what each message of it has in common. */
import { primaryButton, row, secondaryButton, type Row } from '../buttons.ts';
import { colorOf } from '../cards/colors.ts';
import type { DiscordContext } from '../context.ts';
import type { Caller } from '../interaction.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';

export const STEPS = ['channels', 'notices', 'language', 'volume', 'test', 'done'] as const;
export type StepName = (typeof STEPS)[number];

/** Who is at it, and where. */
export type SetupArgs = {
  context: DiscordContext;
  guildId: string;
  caller: Caller;
  texts: Texts;
};

/** What a step shows of what is stored, and the menus that change it: at most four rows. */
export type StepView = { description: string; rows: Row[] };

/** @param said what has just been done */
export function stepBody(
  texts: Texts,
  step: StepName,
  { description, rows }: StepView,
  said = '',
): MessageBody {
  const at = STEPS.indexOf(step);
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]];
  const buttons = [
    ...(before ? [secondaryButton(texts('setup.back'), `setup:go:${before}`)] : []),
    ...(after ? [primaryButton(texts('setup.next'), `setup:go:${after}`)] : []),
  ];
  const name = texts(`setup.steps.${step}`);
  const title =
    step === 'done' ? name : texts('setup.step', { name, step: at + 1, steps: STEPS.length - 1 });
  return {
    content: said,
    embeds: [{ title, description, color: colorOf([]) }],
    components: [...rows, row(...buttons)],
  };
}
