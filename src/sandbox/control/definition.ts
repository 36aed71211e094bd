/** Owns what an action of the control API is. */
import type { z } from 'zod';

import type { World } from '../world.ts';

/** What an action answers beside the state that it left behind: for example the id of a new fault. */
export type ControlResult = Readonly<Record<string, unknown>>;

export type Control<Name extends string = string, Input extends z.ZodType = z.ZodType> = {
  /** `clock.move`: a thing and a verb. */
  name: Name;
  /** One sentence for the documentation and the page. */
  what: string;
  /** Of everything in the body but `action`. */
  input: Input;
  example: Readonly<Record<string, unknown>>;
  run(world: World, input: unknown): ControlResult | Promise<ControlResult>;
};

/** Types `run` by `input`. An id that names nothing is a ControlRefusal. */
export function control<const Name extends string, Input extends z.ZodType>(
  definition: Omit<Control<Name, Input>, 'run' | 'example'> & {
    example: z.input<Input> & Readonly<Record<string, unknown>>;
    run(
      world: World,
      input: z.output<Input>,
    ): ControlResult | undefined | Promise<ControlResult | undefined>;
  },
): Control<Name, Input> {
  return {
    ...definition,
    run: async (world, input) => (await definition.run(world, definition.input.parse(input))) ?? {},
  };
}

/** An action that makes no sense as things are; the sentence says why. */
export class ControlRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ControlRefusal';
  }
}
