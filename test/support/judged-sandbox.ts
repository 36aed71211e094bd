/** Owns the sandbox of tests: like any other, but its end judges all that it was asked and answered. */
import {
  createSandbox as createUnjudged,
  type Sandbox,
  type SandboxOptions,
} from '../../src/sandbox/sandbox.ts';
import type { SeenRequest } from '../../src/sandbox/page-protocol.ts';
import { faultsOf } from './judge/requests.ts';

export type { Sandbox, SandboxOptions, SandboxSeed } from '../../src/sandbox/sandbox.ts';

/** `close` throws what Discord's own document says against the requests and answers. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await createUnjudged(options);
  return {
    ...sandbox,
    async close() {
      const seen = sandbox.requests();
      await sandbox.close();
      judge(seen);
    },
  };
}

/** For a sandbox that another process has, or `startApp`: to be called before its end. */
export async function judgeRequestsAt(pageUrl: string): Promise<void> {
  const seen = await requestsAt(pageUrl);
  judge(seen);
  const warned = seen.flatMap(({ method, route, warnings = [] }) =>
    warnings.map((warning) => `${method} ${route}: ${warning}`),
  );
  if (warned.length > 0) throw new Error(`Discord would pass over:\n${warned.join('\n')}`);
}

/** What a sandbox was asked, by its page's address. */
export async function requestsAt(pageUrl: string): Promise<SeenRequest[]> {
  const text = await (await fetch(new URL('sandbox/requests', pageUrl))).text();
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as SeenRequest]));
}

/** Lets a sandbox answer as fast as it is asked. */
export async function liftLimitsAt(pageUrl: string): Promise<void> {
  await fetch(new URL('sandbox/control', pageUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'limits.set', enabled: false }),
  });
}

function judge(seen: readonly SeenRequest[]): void {
  const faults = faultsOf(seen);
  if (faults.length === 0) return;
  const shown = [...new Set(faults)].slice(0, 20);
  throw new Error(`Discord’s document disagrees, ${faults.length} times:\n${shown.join('\n')}`);
}
