import { describe, expect, it } from 'vitest';
import { zonesLike } from '../../src/discord/zones.ts';

describe('zonesLike', () => {
  it.each([
    ['Europe/Berlin', ['Europe/Berlin']],
    ['europe/berlin', ['Europe/Berlin']],
    ['berlin', ['Europe/Berlin']],
    ['São Paulo', ['America/Sao_Paulo']],
    ['new  york', ['America/New_York']],
    ['CET', ['CET']],
    ['utc', ['UTC']],
    ['Atlantis', []],
  ])('finds %s', (typed, found) => {
    expect(zonesLike(typed)).toEqual(found);
  });

  it('answers all that a part of a name may mean, and everything for nothing', () => {
    expect(zonesLike('indiana')).toContain('America/Indiana/Knox');
    expect(zonesLike('indiana').length).toBeGreaterThan(3);
    expect(zonesLike(' ').length).toBeGreaterThan(300);
  });
});
