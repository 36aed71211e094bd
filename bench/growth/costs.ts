/** Owns the list of costs that are measured as everything grows, in an order in which none spoils another. */
import type { Cost } from './cost.ts';
import { deliveryCosts } from './delivery-costs.ts';
import { jobCosts } from './job-costs.ts';
import { lookUpCosts } from './look-up-costs.ts';
import { planningCosts } from './planning-costs.ts';
import type { Site } from './site.ts';
import { backupCosts, tableCosts } from './size-costs.ts';

export function costsOf(site: Site): Cost[] {
  return [
    ...tableCosts(site),
    ...lookUpCosts(site),
    ...jobCosts(site),
    ...planningCosts(site),
    ...deliveryCosts(site),
    ...backupCosts(site),
  ];
}
