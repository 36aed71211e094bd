/** Owns what a source adds to the judgement of its articles. */

export type SourceRules = {
  /** Points of quality for an outlet that `seeds/outlets.yaml` does not have, 0 to 60. */
  authority: number | null;
  /** Slugs of topics that all its articles have. */
  topics: string[];
  /** At most so many of its articles are listed in 24 hours, the best of each poll; null: all. */
  daily: number | null;
  /** Only articles that are on topic are listed: of a source that also writes of other things. */
  onlyNamed: boolean;
};

/** The largest `daily`; the least is 1. */
export const DAILY_MAX = 1_000;

export const NO_RULES: SourceRules = {
  authority: null,
  topics: [],
  daily: null,
  onlyNamed: false,
};
