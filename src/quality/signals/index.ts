/** Owns the list of the signals, in the order in which their points are told. */
import { ampPage } from './amp-page.ts';
import { authority } from './authority.ts';
import { base } from './base.ts';
import { deal } from './deal.ts';
import { furtherTopics } from './further-topics.ts';
import { image } from './image.ts';
import { longTitle } from './long-title.ts';
import { marketReport } from './market-report.ts';
import { paperCode } from './paper-code.ts';
import { paperLab } from './paper-lab.ts';
import { paperProject } from './paper-project.ts';
import { paperVenue } from './paper-venue.ts';
import { sponsored } from './sponsored.ts';
import { topicInTitle } from './topic-in-title.ts';

/** Whose weights are fitted on a collection that states qualities (`npm run fit -- quality`). */
export const FITTED = [base, topicInTitle, furtherTopics, image, ampPage, longTitle] as const;

/** Of which the measured collection has too few, or says nothing: their weights are judgements. */
export const JUDGED = [
  authority,
  marketReport,
  sponsored,
  deal,
  paperCode,
  paperProject,
  paperLab,
  paperVenue,
] as const;

export const SIGNALS = [...FITTED, ...JUDGED] as const;
