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
      readable: config.LOG_FORMAT === 'readable' && !isJson,
    });
    const stoppable = untilStopped((line) => log.info(line));
    const { startApp } = await import('../../app.ts');
    const app = await startApp({
      config,
      log,
      onFatal: (error) => stoppable.fail(error.message),
    });
    stoppable.whenStopped(async () => {
      await app.stop();
      log.info('stopped');
    });
    if (app.pageUrl) {
      log.info(`Keypoint is ready. Open ${app.pageUrl} in a browser. Ctrl-C stops it.`);
    } else {
      log.info('Keypoint is ready on Discord. Ctrl-C stops it.');
    }
    return null;
  },
};
