/** Owns running commands of the command line: as a process or, without the cost of one, in this. */
import { execFile } from 'node:child_process';
import { runCli } from '../../src/cli/run-cli.ts';
import { parseConfig } from '../../src/config.ts';

export type Said = { code: number; stdout: string; stderr: string };

type Env = Readonly<Record<string, string | undefined>>;

/** For what ends by itself, and is not about the process: what it says, and how it ends. */
export async function keypoint(env: Env, ...args: string[]): Promise<Said> {
  const said = { code: 0, stdout: '', stderr: '' };
  await runCli(args, {
    write: (text) => (said.stdout += text),
    writeError: (text) => (said.stderr += text),
    fail: (exitCode) => (said.code = exitCode),
    settings: async () => parseConfig(env),
  });
  return said;
}

/** What `npm run keypoint` runs. */
export function keypointProcess(env: Env, ...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/cli/main.js', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}
