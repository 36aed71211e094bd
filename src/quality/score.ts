/** Owns the quality of an article: stated by its publisher, else the sum of what can be shown. */
import type { QualityPart } from '../articles/tables.ts';

export type QualitySignals = {
  /** From front matter; null when there is none. */
  stated: number | null;
  title: string;
  hasImage: boolean;
  outlet: { name: string; authority: number } | null;
};

export type Quality = { quality: number; parts: QualityPart[] };

/**
 * The sum that the collection's own numbers were found to follow (2, +15 when the title names the
 * topic, +20 with an image, + the outlet's authority of 0 to 60).
 *
 * @param namedTopic the name of the topic that the title names, or null
 */
export function scoreQuality(signals: QualitySignals, namedTopic: string | null): Quality {
  if (signals.stated !== null) {
    const points = Math.round(signals.stated);
    return {
      quality: points,
      parts: [{ name: 'stated', points, reason: 'stated by its publisher' }],
    };
  }
  const parts: QualityPart[] = [{ name: 'base', points: 2, reason: 'every article' }];
  if (namedTopic !== null) {
    parts.push({ name: 'topic-in-title', points: 15, reason: `its title names ${namedTopic}` });
  }
  if (signals.hasImage) parts.push({ name: 'image', points: 20, reason: 'has an image' });
  if (signals.outlet && signals.outlet.authority > 0) {
    const { name, authority } = signals.outlet;
    parts.push({ name: 'authority', points: authority, reason: `published by ${name}` });
  }
  return { quality: parts.reduce((sum, part) => sum + part.points, 0), parts };
}
