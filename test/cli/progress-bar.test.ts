/** Owns the proof of what a terminal sees of a long command's progress. */
import { expect, it } from 'vitest';
import { progressBar, renderProgress } from '../../src/cli/progress-bar.ts';

function terminal(isTTY: boolean) {
  const made = {
    isTTY,
    columns: 100,
    written: [] as string[],
    write: (text: string) => made.written.push(text),
  };
  return made;
}

it('shows how far it is, how fast, and how long it will take', () => {
  expect(renderProgress({ done: 12_500, all: 50_000, what: 'files', seconds: 10 })).toBe(
    '███████░░░░░░░░░░░░░░░░░░░░░░░ 12,500 of 50,000 files, 1,250 a second, 0:30 left',
  );
});

it('draws at most ten times a second, and the end in any case', () => {
  let now = 0;
  const screen = terminal(true);
  const show = progressBar(screen, 'articles', () => now);
  show(0, 100);
  for (let done = 1; done <= 100; done += 1) {
    now += 10;
    show(done, 100);
  }
  expect(screen.written.length).toBe(11);
  expect(screen.written.at(-1)).toContain('100 of 100 articles');
  expect(screen.written.at(-1)?.endsWith('\n')).toBe(true);
});

it('shows nothing when it is piped', () => {
  const pipe = terminal(false);
  progressBar(pipe, 'files')(1, 2);
  expect(pipe.written).toEqual([]);
});
