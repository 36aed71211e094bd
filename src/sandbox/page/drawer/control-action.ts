/** Owns what the drawer asks of the control API. */

/** An action and its inputs; the server says in words what is wrong with them. */
export type ControlAction = { action: string } & Readonly<
  Record<string, string | number | boolean | null>
>;
