/** Owns what a mutable cell is: the page's model is one, and who is told when it changes. */
import type { Model } from './model.ts';

export type Store<Kept = Model> = {
  get(): Kept;
  set(change: Partial<Kept>): void;
  subscribe(listener: () => void): void;
};

export function createStore<Kept>(initial: Kept): Store<Kept> {
  let model = initial;
  const listeners: (() => void)[] = [];
  return {
    get: () => model,
    set: (change) => {
      model = { ...model, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
