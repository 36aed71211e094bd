/** Owns the list of requests as the drawer keeps and filters it. Pure. */
import type { RequestLine } from '../../page-protocol.ts';

/** More than anybody scrolls through; `GET /sandbox/requests` has them all. */
export const MOST_LINES = 300;

export type RequestLog = {
  /** Newest first. */
  lines: readonly RequestLine[];
  /** What came since the list was paused, newest first. */
  held: readonly RequestLine[];
  isPaused: boolean;
};

export const NO_REQUESTS: RequestLog = { lines: [], held: [], isPaused: false };

function newestFirst(lines: readonly RequestLine[]): RequestLine[] {
  return lines.slice(0, MOST_LINES);
}

export function withLine(log: RequestLog, line: RequestLine): RequestLog {
  return log.isPaused
    ? { ...log, held: newestFirst([line, ...log.held]) }
    : { ...log, lines: newestFirst([line, ...log.lines]) };
}

export function paused(log: RequestLog, isPaused: boolean): RequestLog {
  return isPaused
    ? { ...log, isPaused }
    : { lines: newestFirst([...log.held, ...log.lines]), held: [], isPaused };
}

export type RequestFilter = { text: string; onlyProblems: boolean };

/** Refused, failed, tampered with by a fault, or passed over in silence in part. */
export function isProblem({ status, fault, warnings = [] }: RequestLine): boolean {
  return status < 200 || status >= 400 || fault !== undefined || warnings.length > 0;
}

/** Every word must be found; `place` is the name of the channel that the request is about. */
export function isWanted(line: RequestLine, filter: RequestFilter, place = ''): boolean {
  if (filter.onlyProblems && !isProblem(line)) return false;
  const { method, path, route, status, fault, warnings = [] } = line;
  const text = [method, path, route, status, fault, ...warnings, place].join(' ').toLowerCase();
  const words = filter.text.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

export type StatusFace = { kind: 'good' | 'limited' | 'refused' | 'failed'; word: string };

/** Status 0 stands for an answer that never left. */
export function statusFace(status: number): StatusFace {
  if (status === 429) return { kind: 'limited', word: 'rate limited' };
  if (status >= 500 || status < 200) return { kind: 'failed', word: 'failed' };
  if (status >= 400) return { kind: 'refused', word: 'refused' };
  return { kind: 'good', word: 'answered' };
}

/** The channel that a request is about. */
export function channelOf({ path }: RequestLine): string | undefined {
  return /\/channels\/(\d+)/.exec(path)?.[1];
}
