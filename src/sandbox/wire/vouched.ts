/** Owns the one assertion of the sandbox: a type for what has been judged, but not by the compiler. */

/**
 * Names the type of a value that Discord's schema has judged (`discord-api-spec` has no types), or
 * that stands literally in Discord's form where `discord-api-types` wants members of its enums. Each
 * caller is one of the two.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type
export function vouched<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return value as T;
}
