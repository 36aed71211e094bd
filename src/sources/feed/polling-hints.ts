/** Owns what a feed says of how it wants to be read: hub, time to live, hours and days of rest. */
import { baseWithin, resolveAddress } from './addresses.ts';
import type { FeedDocument } from './feed-document.ts';
import type { RawFeed } from './raw-feed.ts';
import { MINUTE_MS } from '../../lib/spans.ts';

/** Of RSS 1.0's syndication module (https://web.resource.org/rss/1.0/modules/syndication/). */
const PERIODS_MS: Readonly<Record<string, number>> = {
  hourly: 3_600_000,
  daily: 86_400_000,
  weekly: 7 * 86_400_000,
  monthly: 30 * 86_400_000,
  yearly: 365 * 86_400_000,
};
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** A hub with no address of the feed's own knows it by the one that we ask. */
export function hubOf(feed: RawFeed, url: string): FeedDocument['hub'] {
  const base = baseWithin(url, feed.base);
  const first = (rel: string) => {
    const link = feed.links.find((link) => link.rel === rel);
    return link === undefined ? null : resolveAddress(link.href, base);
  };
  const hub = first('hub');
  return hub === null ? null : { url: hub, topic: first('self') ?? url };
}

export function ttlOf({ ttlMinutes, period }: RawFeed): number | null {
  if (ttlMinutes !== null && ttlMinutes > 0) return ttlMinutes * MINUTE_MS;
  const lengthMs = PERIODS_MS[period?.name.trim().toLowerCase() ?? ''];
  if (lengthMs === undefined || period === null || !(period.frequency > 0)) return null;
  return Math.round(lengthMs / period.frequency);
}

/**
 * feedsmith reads `skipHours` and `skipDays` only when they name two or more; feeds that rest on
 * one day are as common. So they are read from the document itself; hour 24 is midnight (RSS 0.91).
 */
export function restOf(text: string): Pick<FeedDocument, 'skipHours' | 'skipDays'> {
  const hours = namedIn(text, 'skipHours', 'hour')
    .filter((hour) => /^\d{1,2}$/.test(hour) && Number(hour) <= 24)
    .map((hour) => Number(hour) % 24);
  const days = namedIn(text, 'skipDays', 'day').map((day) => DAYS.indexOf(day.toLowerCase()));
  return {
    skipHours: distinct(hours),
    skipDays: distinct(days.filter((day) => day >= 0)),
  };
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

function namedIn(text: string, list: string, name: string): string[] {
  const from = text.search(new RegExp(`<${list}[\\s>]`, 'i'));
  if (from < 0) return [];
  const block = text.slice(from, from + 2_000).split(new RegExp(`</${list}\\s*>`, 'i'), 1)[0] ?? '';
  return [...block.matchAll(new RegExp(`<${name}\\s*>\\s*([^<]{1,20}?)\\s*<`, 'gi'))].map(
    ([, value]) => value ?? '',
  );
}
