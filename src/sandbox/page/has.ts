/** Owns the telling apart of the server's answers. Pure. */

/**
 * The server is ours and compiles against the same contract: its answers are told apart by the
 * fields that name them, not parsed to the last one.
 */
export function has<Name extends string>(
  value: unknown,
  name: Name,
): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}
