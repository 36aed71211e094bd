/** Owns why none of a feed's newest entries would be posted, and what an operator can do about it. */
import type { JudgeDeps } from '../../ingest/judge.ts';
import { AUTHORITY_MAX } from '../../quality/authority.ts';
import type { PreviewEntry } from './preview.ts';

export type AlertBars = JudgeDeps & { alertBar: number };

type Judged = Extract<PreviewEntry, { status: 'ok' }>;
type Obstacle = 'rejected' | 'unnamed' | 'under-quality-bar' | 'no-topic' | 'under-alert-bar';

/** Sentences; null when one of them would be posted, or there are none. */
export function whyNoAlert(
  line: AlertBars,
  { newest, location }: { newest: readonly PreviewEntry[]; location: string },
): string | null {
  const obstacles = newest.flatMap((one) => obstacleOf(line, one) ?? []);
  if (newest.length === 0 || obstacles.length < newest.length) return null;
  const counts = [...new Set(obstacles)].map((kind) =>
    saidOf(line, kind, obstacles.filter((one) => one === kind).length),
  );
  const judged = newest.filter((one) => one.status === 'ok');
  const advice = adviceOf(line, { judged, location });
  return [`None of its newest entries would be posted: ${counts.join('; ')}.`, ...advice].join(' ');
}

function obstacleOf({ qualityBar, alertBar }: AlertBars, one: PreviewEntry): Obstacle | null {
  if (one.status === 'rejected') return 'rejected';
  if (one.state === 'held') return one.quality < qualityBar ? 'under-quality-bar' : 'unnamed';
  if (one.topics.length === 0) return 'no-topic';
  return one.quality < alertBar ? 'under-alert-bar' : null;
}

function saidOf({ qualityBar, alertBar }: AlertBars, kind: Obstacle, count: number): string {
  const isOne = count === 1;
  switch (kind) {
    case 'rejected':
      return `${count} cannot be read`;
    case 'unnamed':
      return `${count} ${isOne ? 'is' : 'are'} off topic (left out by --only-named)`;
    case 'under-quality-bar':
      return `${count} ${isOne ? 'is' : 'are'} under the quality bar of ${qualityBar} (not shown at all)`;
    case 'no-topic':
      return `${count} ${isOne ? 'has' : 'have'} no topic (nobody can follow ${isOne ? 'it' : 'them'})`;
    case 'under-alert-bar':
      return `${count} ${isOne ? 'is' : 'are'} under the alert bar of ${alertBar} (listed, but posted only if others tell the same story)`;
  }
}

type AdviceArgs = { judged: readonly Judged[]; location: string };

function adviceOf(line: AlertBars, { judged, location }: AdviceArgs): string[] {
  const low = judged.filter(({ quality }) => quality < line.alertBar);
  const ofUnlisted = low.filter(({ url }) => line.outletOf(new URL(url).hostname) === null);
  const raised = ofUnlisted.length === 0 ? null : raiseOf(line, ofUnlisted);
  const isTopicless = judged.some(({ topics }) => topics.length === 0);
  const means: (readonly [string, string])[] = [
    ...(raised
      ? [[`--authority ${raised.authority}`, `lifts the best to ${raised.to}`] as const]
      : []),
    ...(isTopicless ? [['--topics <topics>', 'gives each a topic'] as const] : []),
  ];
  const command = [
    `keypoint sources add '${location.replaceAll("'", '%27')}'`,
    ...means.map(([option]) => option),
  ].join(' ');
  const effects = means.map(([, effect]) => effect).join(' and ');
  return [
    ...(means.length > 0 ? [`\`${command}\` ${effects}.`] : []),
    ...(low.length > 0 && ofUnlisted.length === 0 ? [LISTED_OUTLET] : []),
  ];
}

const LISTED_OUTLET =
  'The authority of its outlet is set in the list of outlets (KEYPOINT_OUTLETS).';

/** Null where no authority is enough. */
function raiseOf(
  { qualityBar, alertBar }: AlertBars,
  low: readonly Judged[],
): { authority: number; to: string } | null {
  const best = Math.max(...low.map(({ quality, qualityParts }) => quality - given(qualityParts)));
  const bars = [
    { authority: alertBar - best, to: `the alert bar of ${alertBar}` },
    { authority: qualityBar - best, to: `the quality bar of ${qualityBar} (listed, not posted)` },
  ];
  return bars.find(({ authority }) => authority > 0 && authority <= AUTHORITY_MAX) ?? null;
}

function given(parts: Judged['qualityParts']): number {
  return parts.find(({ name }) => name === 'authority')?.points ?? 0;
}
