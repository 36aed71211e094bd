/** Owns showing a step of `/setup` as it stands now. */
import type { MessageBody } from '../reply.ts';
import { channelsStep } from './channels-step.ts';
import { doneStep } from './done-step.ts';
import { languageStep } from './language-step.ts';
import { noticesStep } from './notices-step.ts';
import { stepBody, type SetupArgs, type StepName, type StepView } from './step.ts';
import { testStep } from './test-step.ts';
import { volumeStep } from './volume-step.ts';

const VIEWS: Record<StepName, (args: SetupArgs) => Promise<StepView>> = {
  channels: channelsStep,
  notices: noticesStep,
  language: languageStep,
  volume: volumeStep,
  test: testStep,
  done: doneStep,
};

/** @param said what has just been done */
export async function showStep(args: SetupArgs, step: StepName, said = ''): Promise<MessageBody> {
  return stepBody(args.texts, step, await VIEWS[step](args), said);
}
