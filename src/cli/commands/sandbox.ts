/** Owns `keypoint sandbox`: the local Discord on its own, for any bot. */
import { resolve } from 'node:path';
import { UserError } from '../../lib/errors.ts';
import { createLog } from '../../lib/log.ts';
import type { CliCommand } from '../definition.ts';
import { untilStopped } from '../until-stopped.ts';

export const sandbox: CliCommand = {
  name: 'sandbox',
  what: 'Start a local Discord that any bot can log in to',
  options: [
    { flags: '--port <number>', what: 'port on this machine (default: SANDBOX_PORT)' },
    { flags: '--state <file>', what: 'keep everything in this file (default: in memory)' },
  ],
  async run({ config, options, isJson }) {
    const port = options['port'] === undefined ? config.SANDBOX_PORT : Number(options['port']);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new UserError('--port must be a number from 0 to 65535. Example: --port 7878');
    }
    const log = createLog({ level: config.LOG_LEVEL, readable: true, destination: 2 });
    await untilStopped(log, async () => {
      const { createSandbox } = await import('../../sandbox/sandbox.ts');
      const running = await createSandbox({
        log,
        port,
        ...(options['state'] === undefined ? {} : { stateFile: resolve(options['state']) }),
      });
      const { apiUrl, pageUrl, token, applicationId, ids } = running;
      const text = [
        `Page     ${pageUrl}`,
        `API      ${apiUrl}`,
        `Token    ${token}`,
        `App id   ${applicationId}`,
        ...Object.entries(ids.guilds).map(([name, { id }]) => `Server   ${id}  ${name}`),
      ].join('\n');
      const json = { pageUrl, apiUrl, token, applicationId, ids };
      process.stdout.write(`${isJson ? JSON.stringify(json) : text}\n`);
      return { stop: () => running.close() };
    });
    return null;
  },
};
