/** Owns the signal that a title sells a market report. */
import type { QualitySignal } from './signal.ts';

const FORMS = [
  /\bmarket\b(?!place).{0,60}\b(?:size|share (?:20\d\d|analysis|report)|worth|valued?|analysis|forecasts?|outlook|trends?|growth|revenue|opportunit(?:y|ies)|research|report(?! (?:says|finds|shows|claims|suggests|warns)|ed)|key players|(?:by|to|until|till|through|and|20\d\d[-–—])\s*20[2-4]\d)\b/i,
  /\b(?:size|growth|forecast) of (?:the )?.{0,60}\bmarket\b/i,
  /^(?:the )?global\b.{1,80}\bmarket\b(?=\s*(?:$|[:(|,–—-]|20\d\d|to (?:reach|grow|witness)|is expected))/i,
  /\bCAGR\b/,
  /\b(?:forecast|outlook)s?\b.{0,30}\b20[2-4]\d\b/i,
];
/** What shares and the markets that everybody is in did is news. */
const NEWS =
  /\b(?:stocks?|shares|investors?|wall street|(?:jobs?|labou?r|housing|property) market)\b/i;

export const marketReport = {
  name: 'market-report',
  score: ({ title }, weight) =>
    FORMS.some((form) => form.test(title)) && (/\bCAGR\b/.test(title) || !NEWS.test(title))
      ? { points: weight, reason: 'its title is that of a market report' }
      : null,
} as const satisfies QualitySignal;
