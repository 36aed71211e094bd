/** Owns reading what the sandbox's drawer shows. */
import type { ControlState } from '../../src/sandbox/page-protocol.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

export async function controlStateOf({ pageUrl }: Pick<Sandbox, 'pageUrl'>): Promise<ControlState> {
  const response = await fetch(new URL('sandbox/control', pageUrl));
  // Of one program with us.
  return (await response.json()) as ControlState;
}
