/** Owns the proof of which outlet a domain is, and of a list of them that says what is wrong in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outletsOf, readOutletList } from '../../src/quality/outlets.ts';

it('knows an outlet by its own domain and by one below it', () => {
  const outletOf = outletsOf(readOutletList('seeds/outlets.yaml'));
  expect(outletOf('techcrunch.com')).toMatchObject({ name: 'TechCrunch', authority: 60 });
  expect(outletOf('social.techcrunch.com')).toMatchObject({ domain: 'techcrunch.com' });
  expect(outletOf('nottechcrunch.com')).toBeNull();
});

it.each([
  ['', /outlets\.yaml are not right/],
  ['- { domain: a.example, name: A, authority: 61 }', /<=60[^]*\[0\]\.authority/],
  ['- { domain: www.a.example, name: A, authority: 6 }', /without www[^]*\[0\]\.domain/],
  ['- { domain: A.example, name: A, authority: 6 }', /must be a domain[^]*\[0\]\.domain/],
  [
    '- { domain: a.example, name: A, authority: 6 }\n- { domain: a.example, name: A, authority: 7 }',
    /a\.example stands there twice/,
  ],
  ['- {', /Cannot read the outlets in .*outlets\.yaml/],
])('says what is wrong in the list "%s", and names the file', (text, said) => {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-outlets-'));
  const file = join(folder, 'outlets.yaml');
  try {
    writeFileSync(file, text);
    expect(() => readOutletList(file)).toThrow(said);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
