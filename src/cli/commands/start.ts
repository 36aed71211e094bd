/** Owns `keypoint start`: the bot itself. */
import { createLog } from '../../lib/log.ts';
import { openForGood } from '../../opening.ts';
import type { CliCall } from '../definition.ts';
import { untilStopped } from '../until-stopped.ts';

export async function start({ config, isJson }: CliCall): Promise<null> {
  const log = createLog({
    level: config.LOG_LEVEL,
    readable: config.LOG_FORMAT === 'readable',
    destination: isJson ? 2 : 1,
  });
  await untilStopped(log, async ({ signal, fail }) => {
    const onFatal = ({ message }: Error) => fail(message);
    // On a thread or elsewhere, while this one loads the rest.
    const database = openForGood(config, onFatal);
    // Whoever waits for it hears of it.
    database.catch(() => undefined);
    const { startApp } = await import('../../app.ts').catch(async (error: unknown) => {
      await (await database.catch(() => null))?.close();
      throw error;
    });
    const app = await startApp({ config, log, signal, onFatal, database });
    const { pageUrl } = app;
    log.info(
      pageUrl
        ? `Keypoint is ready. Open ${pageUrl} in a browser. Ctrl-C stops it.`
        : 'Keypoint is ready on Discord. Ctrl-C stops it.',
    );
    if (isJson) process.stdout.write(`${JSON.stringify({ pageUrl })}\n`);
    return app;
  });
  return null;
}
