import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('leaves what others send their requests by as it was', () => {
  // In a process of its own: this one has other users of undici.
  const script = `await import('./src/lib/safe-fetch.ts');
    console.log(String(globalThis[Symbol.for('undici.globalDispatcher.1')]));`;
  const said = execFileSync(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    script,
  ]);
  expect(said.toString().trim()).toBe('undefined');
});
