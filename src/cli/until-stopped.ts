/** Owns the life of a long-running command: until Ctrl-C, SIGTERM, or what it cannot go on after. */
import type { Log } from '../lib/log.ts';

/** Longer than any orderly end; then the process ends anyway. */
const PATIENCE_MS = 20_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export type Control = {
  /** Aborted when the command is to end while it is still starting. */
  signal: AbortSignal;
  /** Ends the command as a signal would, with exit code 1. */
  fail: (reason: string) => void;
};

/**
 * Ends the process when the command is over; a second signal ends it at once.
 * @throws what `start` throws, unless it was told to end
 */
export async function untilStopped(
  log: Log,
  start: (control: Control) => Promise<{ stop: () => Promise<void> }>,
): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  let exitCode = 0;
  const told = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });

  const end = () => {
    if (signal.aborted) process.exit(1);
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    controller.abort();
  };
  const onSignal = () => {
    log.info('stopping …');
    end();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  const fail = (reason: string) => {
    log.fatal(reason);
    exitCode = 1;
    if (!signal.aborted) end();
  };

  try {
    const running = await start({ signal, fail });
    await told;
    await running.stop();
  } catch (error) {
    if (!signal.aborted) {
      for (const name of SIGNALS) process.off(name, onSignal);
      throw error;
    }
    if (!isAbort(error)) {
      log.error({ reason: String(error) }, 'it did not stop cleanly');
      exitCode = 1;
    }
  }
  log.info('stopped');
  process.exit(exitCode);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
