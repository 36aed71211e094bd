/** Owns how much there is after so many months of a year in which everything grows alike. */

export type Size = {
  month: number;
  /** Since the first article. */
  days: number;
  articles: number;
  /** Settled: sent long ago. */
  deliveries: number;
  places: number;
  subscriptions: number;
  feeds: number;
};

/** What a cost grows with. */
export type Driver = Exclude<keyof Size, 'month' | 'days'>;

export const MONTHS = [0, 1, 2, 4, 8, 12];

const DAYS_OF_MONTH = 30;
/** The first month is over when the year begins. */
const MOST_MONTHS = 13;
const AT_THE_END: Record<Driver, number> = {
  articles: 1_000_000,
  deliveries: 5_000_000,
  places: 40_000,
  subscriptions: 100_000,
  feeds: 20_000,
};

/** @param scale 1 for what stands above */
export function sizeAt(month: number, scale: number): Size {
  const share = (month + 1) / MOST_MONTHS;
  const of = (driver: Driver) => Math.max(1, Math.round(AT_THE_END[driver] * share * scale));
  return {
    month,
    days: (month + 1) * DAYS_OF_MONTH,
    articles: of('articles'),
    deliveries: of('deliveries'),
    places: of('places'),
    subscriptions: of('subscriptions'),
    feeds: of('feeds'),
  };
}
