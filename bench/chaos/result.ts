/** Owns what a chaos run reports, and how it is shown. */
import type { RequestLine } from '../../src/sandbox/page-protocol.ts';
import type { Verdict, Violation } from './verdict.ts';
import type { WeatherStep } from './weather.ts';

export type ChaosResult = {
  seed: number;
  places: number;
  stories: number;
  posts: number;
  edits: number;
  heldBack: number;
  kills: number;
  /** Requests that a fault hit, and what else went wrong, by name. */
  faults: Record<string, number>;
  duplicates: number;
  losses: number;
  seconds: number;
  violations: Violation[];
  /** Of each channel in which something is wrong, a line each. */
  requests: Record<string, string[]>;
  /** Where the processes' logs are, when something is wrong. */
  folder: string | null;
};

type ResultArgs = Pick<ChaosResult, 'seed' | 'places' | 'stories' | 'kills' | 'seconds'> & {
  weather: readonly WeatherStep[];
  verdict: Verdict;
  lines: readonly RequestLine[];
  folder: string;
};

export function resultOf({ weather, verdict, lines, folder, ...args }: ResultArgs): ChaosResult {
  const { violations, posts, heldBack } = verdict;
  const count = (kind: Violation['kind']): number =>
    violations.filter((violation) => violation.kind === kind).length;
  const wrong = [...new Set(violations.flatMap(({ channelId }) => channelId ?? []))];
  return {
    ...args,
    posts,
    edits: lines.filter(({ method, status }) => method === 'PATCH' && status === 200).length,
    heldBack,
    faults: faultsOf(weather, lines),
    duplicates: count('duplicate'),
    losses: count('loss'),
    violations,
    requests: Object.fromEntries(wrong.slice(0, 5).map((id) => [id, linesOf(id, lines)])),
    folder: violations.length === 0 ? null : folder,
  };
}

function faultsOf(
  weather: readonly WeatherStep[],
  lines: readonly RequestLine[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { fault } of lines) if (fault !== undefined) add(fault.replace(/^slow .*/, 'slow'));
  for (const { name, actions } of weather) {
    if (actions.every(({ action }) => action !== 'fault.add')) add(name);
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function linesOf(channelId: string, lines: readonly RequestLine[]): string[] {
  return lines
    .filter(({ path }) => path.includes(channelId))
    .map(({ at, method, path, status, ms, fault }) =>
      `${at} ${method} ${path} ${status} ${ms} ms ${fault ?? ''}`.trim(),
    );
}
