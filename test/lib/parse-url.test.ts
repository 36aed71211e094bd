import { expect, it } from 'vitest';

import { parseUrl } from '../../src/lib/parse-url.ts';

it('reads letters beyond ASCII however often it was asked before', () => {
  for (let at = 0; at < 100_000; at += 1) parseUrl(`https://example.org/${at}`);
  expect(parseUrl('https://bücher.example/')?.href).toBe('https://xn--bcher-kva.example/');
});

it.each(['', 'example.org', '//example.org', 'https://', 'https://a b/'])('%j is none', (text) => {
  expect(parseUrl(text)).toBeNull();
});
