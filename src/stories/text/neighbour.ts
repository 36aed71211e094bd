/** Owns what is held of an article to compare it with those that come. */
import type { Near } from './density.ts';
import { type Fingerprint, hashOf } from './fingerprint.ts';
import type { Telling } from './telling.ts';
import type { TitleMarks } from './title-marks.ts';
import { DAY_MS } from '../../lib/spans.ts';

/** Further apart in time are two events, however alike: news of one event comes hours to days apart. */
export const WINDOW_MS = 5 * DAY_MS;

/** One article as another found it when it came. */
export type Link = Near & {
  /** Log-odds that both tell one event, before what their surroundings say. */
  odds: number;
};

/** Of a telling what is asked later: its texts are not, and there are many. */
export type Held = Omit<Telling, 'title' | 'lead'> & {
  /** Hashes of the lead, and of title and lead. */
  leadKey: number;
  textKey: number;
};

export type Neighbour = {
  telling: Held;
  /** Counts placements: who was placed later has looked at the others as they are. */
  seq: number;
  print: Fingerprint;
  marks: TitleMarks;
  /** What it found when it came, nearest first. */
  links: readonly Link[];
  /** Of what it found and of what found it since, the nearest. */
  nearest: Near[];
  /** How likely it is to have told again what was told before, from 0 to 1. */
  repeats: number;
};

/** So many others an article finds at most. */
export const LINKS_MAX = 15;

/** What `leadKey` is where there is no lead. */
export const NO_LEAD = hashOf('');

export function heldOf({ title, lead, ...telling }: Telling): Held {
  return { ...telling, leadKey: hashOf(lead), textKey: hashOf(`${title}\n${lead}`) };
}
