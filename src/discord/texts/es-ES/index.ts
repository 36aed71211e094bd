/** Owns the list of areas of texts, in Spanish. */
import { alerts } from './alerts.ts';
import { card } from './card.ts';
import { commands } from './commands/index.ts';
import { common } from './common.ts';
import { digests } from './digests.ts';
import { errors } from './errors.ts';
import { feedback } from './feedback.ts';
import { following } from './following.ts';
import { help } from './help.ts';
import { keywords } from './keywords.ts';
import { news } from './news.ts';
import { notices } from './notices.ts';
import { privacy } from './privacy.ts';
import { reasons } from './reasons.ts';
import { reports } from './reports.ts';
import { rights } from './rights.ts';
import { sources } from './sources.ts';
import { subscriptions } from './subscriptions.ts';
import { why } from './why.ts';
import { updates } from './updates.ts';
import { rules } from './rules.ts';
import { tests } from './tests.ts';
import { log } from './log.ts';
import { setup } from './setup.ts';
import type { English } from '../en-US/index.ts';
import type { Translation } from '../translation.ts';

export const texts: Translation<'es-ES', English> = {
  alerts,
  card,
  commands,
  common,
  digests,
  errors,
  feedback,
  following,
  help,
  keywords,
  news,
  notices,
  privacy,
  reasons,
  reports,
  rights,
  sources,
  rules,
  tests,
  log,
  setup,
  subscriptions,
  why,
  updates,
};
