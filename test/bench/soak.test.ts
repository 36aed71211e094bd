/** Owns the proof that a soak sees what it is to see, and that its moved time runs what comes due. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { faultsOf, leaksOf, slopeOf, type SoakSample } from '../../bench/soak/measure.ts';

const HOURS = Array.from({ length: 25 }, (_, hour) => hour);

const sampleAt = (hour: number, fields: Partial<SoakSample> = {}): SoakSample => ({
  hour,
  heldMb: 60,
  rssMb: 200,
  handles: { Timeout: 7 },
  warnings: [],
  rejections: [],
  rows: null,
  ...fields,
});

describe('the growth of a soak', () => {
  it('is that of the hours after the warm-up', () => {
    const held = (hour: number) => (hour < 6 ? 40 + hour * 5 : 70 + (hour - 6) * 0.5);
    const samples = HOURS.map((hour) => sampleAt(hour, { heldMb: held(hour) }));
    expect(slopeOf(samples, ({ heldMb }) => heldMb)).toBeCloseTo(0.5);
    expect(slopeOf(samples.slice(0, 3), ({ heldMb }) => heldMb)).toBeCloseTo(5);
  });
});

describe('handles', () => {
  it('that come and go are no leak, and those that stay are one', () => {
    const handles = (hour: number) => ({ TCPSocketWrap: 8 + (hour % 5), Timeout: 7 + hour });
    const samples = HOURS.map((hour) => sampleAt(hour, { handles: handles(hour) }));
    expect(leaksOf(samples)).toEqual([{ kind: 'Timeout', before: 10, after: 30 }]);
  });
});

describe('the faults of a soak', () => {
  it('are leaks, rejections that nobody handled, listeners without number, and losses', () => {
    const warnings = ['MaxListenersExceededWarning: 11 drain listeners', 'Warning: slow'];
    const last = sampleAt(24, { warnings, rejections: ['Error: lost'] });
    const samples = [...HOURS.slice(0, -1).map((hour) => sampleAt(hour)), last];
    const loss = { kind: 'loss', place: 'text-1', channelId: '1', what: 'is not there' } as const;
    expect(faultsOf({ samples, violations: [loss] })).toEqual([
      'a rejection that nobody handled: Error: lost',
      'MaxListenersExceededWarning: 11 drain listeners',
      'loss: text-1 is not there',
    ]);
    expect(faultsOf({ samples: samples.slice(0, -1), violations: [] })).toEqual([]);
  });
});

it('moved time runs long timers in their order, each at its own time', () => {
  // In a process of its own: it changes what time is for all that is in it.
  const script = `
    import { moveTime } from './bench/soak/moved-time.mjs';
    const time = moveTime();
    const begun = Date.now();
    const seen = [];
    const note = (name) => seen.push([name, Math.round((new Date() - begun) / 60_000)]);
    const hourly = setInterval(note, 3_600_000, 'hourly');
    setTimeout(note, 5_400_000, 'once');
    clearTimeout(setTimeout(note, 1_800_000, 'never'));
    await time.moveTo(9_000_000);
    clearInterval(hourly);
    await time.moveTo(90_000_000);
    seen.push([new Date() instanceof Date, time.waiting()]);
    process.stdout.write(JSON.stringify(seen));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(JSON.parse(String(said))).toEqual([
    ['hourly', 60],
    ['once', 90],
    ['hourly', 120],
    [true, 0],
  ]);
});
