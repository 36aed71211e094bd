/** Owns the shape of log lines: JSON for machines, short lines for a terminal. */
import { pino, type Logger } from 'pino';
import { default as pretty } from 'pino-pretty';

export type Log = Logger;

type LogOptions = {
  level: string;
  /** Short coloured lines instead of JSON. */
  readable: boolean;
  /** Where lines go; standard error leaves standard output to `--json`. */
  destination?: 1 | 2;
};

/** Names whose values never reach a line, at any depth that we log at. */
const SECRET_NAMES = ['token', 'authorization', 'password', 'secured', 'databaseUrl'];

export function createLog({ level, readable, destination = 1 }: LogOptions): Log {
  const redact = {
    paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: '[hidden]',
  };
  if (!readable) {
    return pino({ level, redact, base: null }, pino.destination({ dest: destination, sync: true }));
  }
  const stream = pretty({
    destination,
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    singleLine: true,
  });
  return pino({ level, redact, base: null }, stream);
}

/** For tests and for commands that only print their answer. */
export function silentLog(): Log {
  return pino({ level: 'silent' });
}
