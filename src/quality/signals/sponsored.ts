/** Owns the signal that a title says who paid for it, or that it is a press release. */
import type { QualitySignal } from './signal.ts';

const MARK =
  /^\s*[[(]?(?:sponsored(?: (?:content|post|article))?|advertorial|paid (?:content|post|program)|partner content|brand(?:ed)? content|promoted|press release|advertisement)[\])]?\s*(?:[:|–—-]|$)|[[(](?:sponsored|advertorial|ad|promoted|press release|paid post)[\])]|[|–—-]\s*(?:sponsored(?: content| post)?|advertorial|press release|paid content)\s*$|\bsponsored by\b/i;

export const sponsored = {
  name: 'sponsored',
  score: ({ title }, weight) =>
    MARK.test(title)
      ? { points: weight, reason: 'its title says that it is sponsored or a press release' }
      : null,
} as const satisfies QualitySignal;
