/** Owns the proof of which titles are of one series, and so of two events. */
import { describe, expect, it } from 'vitest';
import { areApart, titleMarks } from '../../../src/stories/text/title-marks.ts';

describe('two titles', () => {
  it.each([
    ['Lumora Q2 profit up', 'Lumora third-quarter profit down'],
    ['Updates in May 2026', 'Updates in June 2026'],
    ['Vision Letter #141', 'Vision Letter #142'],
    ['Vision course, lesson 3', 'Vision course, lesson 4'],
    ['GPT-5 is here', 'GPT-4 is gone'],
    ['Kit 2.4 is faster', 'Kit 2.5 is smaller'],
    ['Palmgrove closes Series B', 'Palmgrove closes Series C'],
    ['Lidar market size to reach $3 billion', 'Lumora sells lidar'],
    ['This week in AI: chips', 'Export rule for chips'],
    ['Top 10 robots', 'Top 20 robots'],
    ['Chips for all, Iris reads charts, a robot sews, bees', 'Halden’s Iris reads charts'],
  ])('“%s” and “%s” are of two events', (one, other) => {
    expect(areApart(titleMarks(one), titleMarks(other))).toBe(true);
    expect(areApart(titleMarks(other), titleMarks(one))).toBe(true);
  });

  it.each([
    ['Lumora Q2 profit up', 'Lumora Q2 profit beats estimates'],
    ['Lumora may buy Specula', 'Lumora to buy Specula in March, sources say'],
    ['12 hurt as robotaxi crashes', 'Robotaxi crash hurts 14'],
    ['This week in AI: chips', 'This week in AI: chips'],
    ['GPT-5 is here', 'OpenAI’s GPT-5 beats GPT-4'],
    ['Halden releases Iris', 'Iris by Halden is open'],
  ])('“%s” and “%s” may be of one', (one, other) => {
    expect(areApart(titleMarks(one), titleMarks(other))).toBe(false);
  });
});
