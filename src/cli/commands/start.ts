/** Owns `keypoint start`: the bot itself. */
import { createLog } from '../../lib/log.ts';
import type { CliCommand } from '../definition.ts';
import { untilStopped } from '../until-stopped.ts';

export const start: CliCommand = {
  name: 'start',
  what: 'Start the bot: on Discord with DISCORD_TOKEN, else in the sandbox on this machine',
  async run({ config, isJson }) {
    const log = createLog({
      level: config.LOG_LEVEL,
      readable: config.LOG_FORMAT === 'readable',
      destination: isJson ? 2 : 1,
    });
    await untilStopped(log, async ({ signal, fail }) => {
      const { startApp } = await import('../../app.ts');
      const onFatal = ({ message }: Error) => fail(message);
      const app = await startApp({ config, log, signal, onFatal });
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
  },
};
