/** Owns the truth of docs/sandbox.md: its tables are the code's, its bot runs, its commands are taken. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cliCommands } from '../../src/cli/index.ts';
import { CONTROLS } from '../../src/sandbox/control/index.ts';
import { BEHAVIOUR_COVERAGE, ROUTE_COVERAGE } from '../../src/sandbox/coverage.ts';
import type { CoverageRow } from '../../src/sandbox/coverage-row.ts';
import { sectionOf, table } from '../support/generated-docs.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { placesOf } from './raw.ts';
import { until } from './until.ts';

const FILE = 'docs/sandbox.md';

const code = (text: string): string => `\`${text}\``;

function coverageTable(head: string, rows: readonly CoverageRow[], isCode: boolean): string {
  return table(
    [head, 'State', 'What is missing, or so'],
    rows.map(({ subject, state, notes }) => [isCode ? code(subject) : subject, state, notes]),
  );
}

const sections: Record<string, string> = {
  options: table(
    ['Option', 'What it is'],
    (cliCommands.find(({ name }) => name === 'sandbox')?.options ?? []).map(({ flags, what }) => [
      code(flags),
      what,
    ]),
  ),
  seed: `\`\`\`yaml\n${readFileSync('seeds/sandbox.yaml', 'utf8')}\`\`\``,
  control: table(
    ['Action', 'What it does', 'Example'],
    CONTROLS.map(({ name, what, example }) => [
      code(name),
      what,
      code(JSON.stringify({ action: name, ...example })),
    ]),
  ),
  coverage: [
    coverageTable('Behaviour', BEHAVIOUR_COVERAGE, false),
    coverageTable('Route', ROUTE_COVERAGE, true),
  ].join('\n\n'),
};

it.each(Object.entries(sections))('has the %s that the code has', (name, section) => {
  expect(sectionOf(FILE, name, section)).toBe(section);
});

const document = readFileSync(FILE, 'utf8');

const curls = [
  ...document.matchAll(/^curl -s http:\/\/127\.0\.0\.1:7878\/(\S+)(?: -d '(.*)')?$/gmu),
].map(([, path = '', body]) => [path, body] as const);

describe('what the document tells to do', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await createSandbox();
  });

  afterAll(() => sandbox.close());

  it('is a bot that logs in and answers', async () => {
    const bot = /```js\n([\s\S]*?)```/u.exec(document)?.[1] ?? '';
    const child = spawn(process.execPath, ['--input-type=module', '-e', bot], {
      env: { ...process.env, DISCORD_API: sandbox.apiUrl, DISCORD_TOKEN: sandbox.token },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await new Promise<string>((resolve) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      child.once('exit', (status) => resolve(`ended with ${status}`));
    });
    expect(said).toBe('Keypoint is here\n');
    const { channelId, memberId } = placesOf(sandbox);
    await sandbox.runCommand({ userId: memberId, channelId, name: 'ping' });
    await until(() => sandbox.state().messages[channelId]?.[0]?.content === 'pong');
    child.kill();
  });

  it.each(curls)('asks %s %s', async (path, body) => {
    const url = new URL(path, sandbox.pageUrl);
    const answer = await fetch(url, body === undefined ? {} : { method: 'POST', body });
    expect(answer.status).toBe(200);
  });
});
