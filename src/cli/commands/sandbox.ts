/** Owns `keypoint sandbox`: the local Discord on its own, for any bot. */
import { resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { UserError } from '../../lib/errors.ts';
import { createLog } from '../../lib/log.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts';
import type { CliCall } from '../definition.ts';
import { untilStopped } from '../until-stopped.ts';

export async function sandbox({ config, options, isJson }: CliCall): Promise<null> {
  const port = portOf(options['port'], config);
  const log = createLog({ level: config.LOG_LEVEL, readable: true, destination: 2 });
  await untilStopped(log, async () => {
    const { createSandbox } = await import('../../sandbox/sandbox.ts');
    const running = await createSandbox({ log, port, ...(await startOf(options)) });
    process.stdout.write(`${isJson ? JSON.stringify(inJson(running)) : inWords(running)}\n`);
    return { stop: () => running.close() };
  });
  return null;
}

function portOf(text: string | undefined, config: Config): number {
  if (text === undefined) return config.SANDBOX_PORT;
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= 65_535) return port;
  throw new UserError('--port must be a number from 0 to 65535. Example: --port 7878');
}

/** The state that it goes on from, and what it starts with. */
async function startOf({ state, seed: file }: CliCall['options']): Promise<SandboxOptions> {
  const kept = state === undefined ? {} : { stateFile: resolve(state) };
  if (file === undefined) return kept;
  const { readSeedFile } = await import('../../sandbox/seed-file/read-seed-file.ts');
  const { seed, botName } = readSeedFile(file);
  return { ...kept, seed, ...(botName === undefined ? {} : { botName }) };
}

function inJson(running: Sandbox) {
  const { pageUrl, apiUrl, gatewayUrl, token, applicationId, botUserId, publicKey, ids } = running;
  return { pageUrl, apiUrl, gatewayUrl, token, applicationId, botUserId, publicKey, ids };
}

function inWords(running: Sandbox): string {
  const { users, guilds } = running.ids;
  return [
    line('Page', running.pageUrl),
    line('API', running.apiUrl),
    line('Gateway', running.gatewayUrl),
    line('Token', running.token),
    line('App id', running.applicationId),
    line('Public key', running.publicKey),
    ...Object.entries(users).map(([name, id]) => line('Person', id, name)),
    ...Object.entries(guilds).flatMap(([name, { id, roles, channels }]) => [
      line('Server', id, name),
      ...Object.entries(roles).map(([role, roleId]) => line('  Role', roleId, role)),
      ...Object.entries(channels).map(([channel, channelId]) =>
        line('  Channel', channelId, `#${channel}`),
      ),
    ]),
  ].join('\n');
}

function line(label: string, value: string, name = ''): string {
  return `${label.padEnd(11)}${value}  ${name}`.trimEnd();
}
