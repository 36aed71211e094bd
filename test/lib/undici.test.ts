import { expect, it } from 'vitest';
import '../../src/lib/fetch/undici.ts';

it('leaves what others send their requests by as it was', async () => {
  const { Agent } = await import('undici');
  const taken: unknown = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1'));
  expect(taken).not.toBeInstanceOf(Agent);
});
