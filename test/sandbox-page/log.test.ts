/** Owns the proof that the stretch of messages that the page holds stays whole, ordered and bounded. */
import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  LOADING_LOG,
  MOST_HELD,
  whenLeft,
  withChanged,
  withNew,
  withNewer,
  withNewest,
  withOlder,
  type ChannelLog,
} from '../../src/sandbox/page/state/log.ts';
import type { PageMessages } from '../../src/sandbox/page-protocol.ts';
import { message } from './factories.ts';

const numbered = (id: number, content = String(id)): APIMessage => message(String(id), { content });

const range = (from: number, to: number): APIMessage[] =>
  Array.from({ length: to - from + 1 }, (_, at) => numbered(from + at));
const page = (from: number, to: number, more: Partial<PageMessages> = {}): PageMessages => ({
  messages: range(from, to),
  has_older: true,
  has_newer: false,
  ...more,
});
const held = (from: number, to: number, more: Partial<ChannelLog> = {}): ChannelLog => ({
  messages: range(from, to),
  hasOlder: true,
  hasNewer: false,
  isLoading: false,
  ...more,
});
const edges = ({ messages }: ChannelLog): [number, string | undefined, string | undefined] => [
  messages.length,
  messages[0]?.id,
  messages.at(-1)?.id,
];

describe('the messages that are held', () => {
  it('takes what came over the live connection while the newest page was on its way', () => {
    const meanwhile = withNew(withNew(LOADING_LOG, numbered(1051)), numbered(1050, 'edited'));
    const log = withNewest(meanwhile, page(1001, 1050));
    expect(edges(log)).toEqual([51, '1001', '1051']);
    expect(log.messages.at(-2)?.content).toBe('edited');
  });

  it('drops the newest when one reads far up, and says that there are newer ones', () => {
    const log = withOlder(held(1101, 1240), page(1051, 1100, { has_newer: true }));
    expect(edges(log)).toEqual([MOST_HELD, '1051', '1200']);
    expect([log.hasOlder, log.hasNewer]).toEqual([true, true]);
  });

  it('drops the oldest when one reads down again', () => {
    const log = withNewer(held(1051, 1200, { hasOlder: false, hasNewer: true }), page(1201, 1240));
    expect(edges(log)).toEqual([MOST_HELD, '1091', '1240']);
    expect([log.hasOlder, log.hasNewer]).toEqual([true, false]);
  });

  it('leaves a new message out while the end is not held', () => {
    const far = held(1001, 1050, { hasNewer: true });
    expect(withNew(far, numbered(2000))).toBe(far);
  });

  it('never grows beyond twice its measure under a flood', () => {
    const log = range(1201, 3000).reduce(withNew, held(1001, 1200));
    expect(log.messages.length).toBeLessThanOrEqual(2 * MOST_HELD);
    expect([log.messages.at(-1)?.id, log.hasOlder]).toEqual(['3000', true]);
  });

  it('changes a message that is held, and no other', () => {
    const log = held(1001, 1003);
    expect(withChanged(log, numbered(1002, 'new')).messages[1]?.content).toBe('new');
    expect(withChanged(log, numbered(900, 'old'))).toBe(log);
  });

  it('keeps the newest of a channel that is left, and nothing that does not reach the end', () => {
    expect(edges(whenLeft(held(1001, 1150)) ?? LOADING_LOG)).toEqual([50, '1101', '1150']);
    expect(whenLeft(held(1001, 1150, { hasNewer: true }))).toBeUndefined();
    expect(whenLeft(LOADING_LOG)).toBeUndefined();
  });
});
