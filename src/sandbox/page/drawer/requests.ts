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
  return status >= 400 || fault !== undefined || warnings.length > 0;
}

/** Every word must be found; `place` is the name of the channel that the request is about. */
export function isWanted(line: RequestLine, filter: RequestFilter, place = ''): boolean {
  if (filter.onlyProblems && !isProblem(line)) return false;
  const { method, path, route, status, fault, warnings = [] } = line;
  const text = [method, path, route, status, fault, ...warnings, place].join(' ').toLowerCase();
  const words = filter.text.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

export type StatusFace = {
  kind: 'good' | 'limited' | 'refused' | 'failed';
  text: string;
  /** For whom neither colour nor shape says it. */
  word: string;
};

/** A lost answer has a status too, which the bot never saw. */
export function statusFace({ status, fault }: Pick<RequestLine, 'status' | 'fault'>): StatusFace {
  const text = String(status);
  if (fault === 'lost') return { kind: 'failed', text: 'lost', word: `after ${status}` };
  if (status === 429) return { kind: 'limited', text, word: 'rate limited' };
  if (status >= 500) return { kind: 'failed', text, word: 'failed' };
  if (status >= 400) return { kind: 'refused', text, word: 'refused' };
  return { kind: 'good', text, word: 'answered' };
}

/** The channel that a request is about. */
export function channelOf({ path }: RequestLine): string | undefined {
  return /\/channels\/(\d+)/.exec(path)?.[1];
}
