/** Owns the list of control actions: a new one is one line here. */
import type { z } from 'zod';

import type { Control } from './definition.ts';
import { moveClock } from './move-clock.ts';

const LIST = [moveClock] as const;

export const CONTROLS: readonly Control[] = LIST;

type ActionOf<Definition> =
  Definition extends Control<infer Name, infer Input> ? { action: Name } & z.input<Input> : never;

/** What `POST /sandbox/control` and `sandbox.control` take. */
export type ControlAction = ActionOf<(typeof LIST)[number]>;
