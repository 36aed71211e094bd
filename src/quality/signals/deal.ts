/** Owns the signal that a title offers something to buy. */
import type { QualitySignal } from './signal.ts';

const MONEY = String.raw`(?:[$£€]\s?\d[\d,.]*(?![\d,.]|\s?(?:[mb]n?|k|thousand|million|billion|trillion)\b)|\d{1,2}\s?%)`;
/** What something could save somebody is news of it; what you save is an offer. */
const OF_WHAT_MAY_BE = String.raw`(?:to|can|could|may|might|will|would|should|helps?|lets?)`;
/** For how little something was made, or changed hands, is news too. */
const MADE_OR_SOLD = String.raw`(?:trained?|trains|built|builds?|made|makes?|creat(?:es?|ed)|recreat(?:es?|ed)|replicat(?:es?|ed)|develop(?:s|ed)?|reproduc(?:es?|ed)|fine-tun(?:es?|ed)|acquir(?:es?|ed)|bought|sold|hacked)`;
const FORMS = [
  new RegExp(
    String.raw`(?<!\b${OF_WHAT_MAY_BE}\s)\bsave\s+(?:up to\s+|over\s+|an extra\s+)?${MONEY}`,
    'i',
  ),
  new RegExp(
    String.raw`${MONEY}\s+off\b(?!\s+(?:its|their|the|all-time|record|recent|peak|highs?)\b)`,
    'i',
  ),
  /\bdeals? of the (?:day|week)\b|\bdaily deals?\b|\b(?:black friday|cyber monday|prime day)\b.{0,60}\b(?:deals?|sales?|discounts?)\b/i,
  /\b(?:coupons?|promo codes?|discount codes?|voucher codes?)\b/i,
  /\bbest\b.{0,60}\bdeals\b/i,
  /\b(?:get|redeem|claim)\b.{0,30}\bfree (?:months?|years?)\b/i,
  new RegExp(String.raw`^(?!.*\b${MADE_OR_SOLD}\b).*\bfor (?:just|only|under) ${MONEY}`, 'i'),
];

export const deal = {
  name: 'deal',
  score: ({ title }, weight) =>
    FORMS.some((form) => form.test(title))
      ? { points: weight, reason: 'its title offers a deal' }
      : null,
} as const satisfies QualitySignal;
