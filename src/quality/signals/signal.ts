/** Owns what a signal of quality is, and what signals are read from. */
import type { PaperDetails } from '../../articles/tables.ts';

/** What is known of an article before its quality is. */
export type QualitySignals = {
  title: string;
  excerpt: string;
  hasImage: boolean;
  /** Its publisher has an AMP form of the page too. */
  hasAmp: boolean;
  /** The name of the first topic that the title names, or null. */
  namedTopic: string | null;
  /** How many topics it has besides one. */
  furtherTopics: number;
  /** As operators list it; null for an outlet that nobody listed. */
  outlet: { name: string; authority: number } | null;
  /** Null for anything but a paper. */
  paper: PaperDetails | null;
};

/** Points, and why in a few words that go on from "it …" or name what they are for. */
export type Shown = { points: number; reason: string };

/** Pure. Names are what `seeds/quality.json` has weights for. */
export type QualitySignal<Name extends string = string> = {
  name: Name;
  /**
   * Null where it says nothing of this article. Points are a whole multiple of the weight, so that
   * the weights can be fitted.
   * @param weight whole points, for the signal once
   */
  score: (signals: QualitySignals, weight: number) => Shown | null;
};
