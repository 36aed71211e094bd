/** Owns the shape of log lines: JSON for machines, short lines for a terminal. */
import { pino, type Logger } from 'pino';
import { default as pretty } from 'pino-pretty';
import { terminalLines, terminalText } from './terminal-text.ts';

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
    messageFormat(line, messageKey) {
      const message = line[messageKey];
      return typeof message === 'string' ? terminalText(message) : '';
    },
  });
  // What is printed beside the message is JSON, which escapes but a part of what steers a terminal.
  const formatters = { log: withoutSteering };
  const serializers = {
    err: (error: unknown) =>
      error instanceof Error ? withoutSteering(pino.stdSerializers.err(error)) : error,
  };
  return pino({ level, redact, base: null, formatters, serializers }, stream);
}

function withoutSteering(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? terminalLines(value) : value,
    ]),
  );
}

/** For tests and for commands that only print their answer. */
export function silentLog(): Log {
  return pino({ level: 'silent' });
}
