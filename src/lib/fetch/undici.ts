/**
 * Owns loading undici 7 without a trace. By itself it becomes the dispatcher of every undici in the
 * process, and discord.js's own (6) cannot send a file through it: "action is not a function".
 */
// First: it looks before undici is loaded.
import { giveBackDispatcher } from './global-dispatcher.ts';
import { Agent, buildConnector, errors } from 'undici';

giveBackDispatcher();

export { Agent, buildConnector, errors };
