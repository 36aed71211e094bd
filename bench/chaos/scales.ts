/** Owns how large a chaos run is. */
import type { Scale } from './places.ts';

export const FULL: Scale = {
  kinds: [
    ['text', 98],
    ['announcement', 14],
    ['thread', 20],
    ['forum', 20],
    ['media', 10],
    ['dm', 24],
  ],
  leaving: 6,
  returning: 8,
  flapping: 20,
  dead: 5,
  topics: 40,
  stories: 500,
  kills: 100,
  powerCuts: 2,
  faults: 160,
};

/** For the suite. */
export const SHORT: Scale = {
  kinds: [
    ['text', 8],
    ['announcement', 2],
    ['thread', 2],
    ['forum', 2],
    ['media', 1],
    ['dm', 3],
  ],
  leaving: 1,
  returning: 1,
  flapping: 2,
  dead: 1,
  topics: 5,
  stories: 30,
  kills: 3,
  powerCuts: 1,
  faults: 24,
};
