/** Owns what stands in undici's global place before our own undici is loaded. */

/** Of undici 6 (discord.js's own) and of Node's fetch. */
const GLOBAL_DISPATCHER = Symbol.for('undici.globalDispatcher.1');

const before: unknown = Reflect.get(globalThis, GLOBAL_DISPATCHER);

/** Called once undici is loaded: it takes the place from whoever had it. */
export function giveBackDispatcher(): void {
  Reflect.set(globalThis, GLOBAL_DISPATCHER, before);
}
