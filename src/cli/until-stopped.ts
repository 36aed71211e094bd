/** Owns ending a long-running command on Ctrl-C, on SIGTERM, and when it cannot go on. */

/** Longer than any orderly end; then the process ends anyway. */
const PATIENCE_MS = 20_000;

export type Stoppable = {
  /** To be called with what ends the command; a second signal ends the process at once. */
  whenStopped(stop: () => Promise<void>): void;
  /** Ends it as a signal would, with exit code 1. */
  fail(message: string): void;
};

export function untilStopped(say: (line: string) => void): Stoppable {
  let stop: () => Promise<void> = async () => undefined;
  let isStopping = false;

  const end = (exitCode: number) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    process.exitCode = exitCode;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        say(`It did not stop cleanly: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      say('Stopping …');
      end(0);
    });
  }
  return {
    whenStopped(newStop) {
      stop = newStop;
    },
    fail(message) {
      say(message);
      end(1);
    },
  };
}
