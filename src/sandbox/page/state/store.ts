/** Owns the one mutable cell of the page: the model, and who is told when it changes. */
import type { Model } from './model.ts';

export type Store = {
  get(): Model;
  set(change: Partial<Model>): void;
  subscribe(listener: () => void): void;
};

export function createStore(initial: Model): Store {
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
