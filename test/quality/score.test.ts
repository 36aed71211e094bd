import { expect, it } from 'vitest';
import { outletsOf, readOutletList } from '../../src/quality/outlets.ts';
import { scoreQuality } from '../../src/quality/score.ts';

it.each([
  [{ stated: 38, title: '', hasImage: true, outlet: null }, 'AI', 38],
  [{ stated: null, title: '', hasImage: false, outlet: null }, null, 2],
  [{ stated: null, title: '', hasImage: true, outlet: null }, 'AI', 37],
  [{ stated: null, title: '', hasImage: true, outlet: { name: 'X', authority: 60 } }, 'AI', 97],
])('scores %j with a title that names %s as %d', (signals, named, quality) => {
  const scored = scoreQuality(signals, named);
  expect(scored.quality).toBe(quality);
  expect(scored.parts.reduce((sum, part) => sum + part.points, 0)).toBe(quality);
});

it('knows an outlet by its own domain and by one below it', () => {
  const outletOf = outletsOf(readOutletList('seeds/outlets.yaml'));
  expect(outletOf('techcrunch.com')).toMatchObject({ name: 'TechCrunch', authority: 60 });
  expect(outletOf('social.techcrunch.com')).toMatchObject({ domain: 'techcrunch.com' });
  expect(outletOf('nottechcrunch.com')).toBeNull();
});
