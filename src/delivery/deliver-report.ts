/** Owns telling the operator: in their channel if they have chosen one, and in the log. */
import { type DeliveryDeps, withoutThrowing } from './deliver-card.ts';
import { DiscordRefused, type Ran } from './lane.ts';
import { markOf } from './mark.ts';
import type { SendOutcome } from './sender.ts';
import { settleReport } from './settle-report.ts';
import type { reports } from './tables.ts';

export type ReportDeps = DeliveryDeps & {
  /** The setting OPERATOR_CHANNEL; null when there is none: then the log alone is told. */
  operatorChannel: string | null;
};

export type ClaimedReport = {
  worker: string;
  claimedAt: Date;
  /** The one that is leased: the message's mark is of it. */
  first: typeof reports.$inferSelect;
  /** All that the message tells, the first one among them. */
  all: (typeof reports.$inferSelect)[];
};

/** @throws DiscordRefused */
export async function deliverReport(deps: ReportDeps, claimed: ClaimedReport): Promise<Ran> {
  const { db, clock, log } = deps;
  const { first, all } = claimed;
  // Whatever becomes of the message.
  if (first.attempts === 1) for (const { id, text } of all) log.warn({ report: id }, text);
  const outcome = await outcomeOf(deps, claimed);
  await settleReport({ db }, { claimed, now: clock.now(), outcome });
  const { status } = outcome;
  if (status === 'refused') throw new DiscordRefused(outcome.reason);
  if (status === 'limited') return { restMs: outcome.retryAfterMs };
  const ids = { report: first.id, channel: deps.operatorChannel };
  if (status === 'sent' || status === 'unwanted') log.debug(ids, 'report settled');
  else log.warn({ ...ids, outcome: status, reason: outcome.reason }, 'report not sent');
  return { restMs: 0 };
}

async function outcomeOf(
  { sender, operatorChannel }: ReportDeps,
  { first, all }: ClaimedReport,
): Promise<SendOutcome | { status: 'unwanted' }> {
  if (operatorChannel === null) return { status: 'unwanted' };
  const { id, createdAt, unsureSince } = first;
  const lines = all.map((report) => ({ text: report.text, at: report.createdAt }));
  return withoutThrowing(() =>
    sender.send({
      target: {
        kind: 'channel',
        discordId: operatorChannel,
        guildId: null,
        channelType: null,
        dmChannelId: null,
        locale: null,
      },
      content: { kind: 'report', report: { id, lines } },
      mark: markOf('report', { id, discordId: operatorChannel, createdAt }),
      isSilent: false,
      posted: null,
      unsureSince,
    }),
  );
}
