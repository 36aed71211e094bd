/**
 * Owns loading the parts of undici that we use, without its index: that one makes undici 7 the
 * dispatcher of every undici in the process, and discord.js's own (6) cannot send a file through
 * it ("action is not a function").
 */
import { createRequire } from 'node:module';
import type undici from 'undici';

const load = createRequire(import.meta.url);

export const Agent: typeof undici.Agent = load('undici/lib/dispatcher/agent.js');
export const buildConnector: typeof undici.buildConnector = load('undici/lib/core/connect.js');
export const errors: typeof undici.errors = load('undici/lib/core/errors.js');
