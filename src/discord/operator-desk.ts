/** Owns what only who runs Keypoint may use from Discord, and the question who that is. */
import { UserError } from '../lib/errors.ts';
import type { WebDeps } from '../sources/manage/read-feed.ts';
import type { AlertBars } from '../sources/manage/why-no-alert.ts';
import type { Caller } from './interaction.ts';
import type { Texts } from './texts/texts-for.ts';

export type OperatorDesk = {
  isOperator: (userId: string) => Promise<boolean>;
  /** Whether the feeds of the default list are read: KEYPOINT_SOURCES=default. */
  readsDefaults: boolean;
  line: AlertBars;
  web: WebDeps;
};

/** @throws UserError unless the caller runs this Keypoint */
export async function requireOperator(
  { desk }: { desk?: OperatorDesk },
  { caller, texts }: { caller: Caller; texts: Texts },
): Promise<OperatorDesk> {
  if (!desk) throw new UserError(texts('sources.closed'));
  if (await desk.isOperator(caller.userId)) return desk;
  throw new UserError(texts('sources.operatorsOnly'));
}
