/** Owns the command line: `keypoint <command>`. */
import { Command, CommanderError } from 'commander';
import type { Config } from '../config.ts';
import { messageOf, UserError } from '../lib/errors.ts';
import { jsonText, terminalLines } from '../lib/terminal-text.ts';
import { withoutPasswords } from '../lib/without-passwords.ts';
import type { CliAnswer, CliCall, CliCommand } from './definition.ts';
import { cliCommands } from './index.ts';

/** What a command line is run by: a process, unless said otherwise. */
export type Runner = {
  write: (text: string) => unknown;
  writeError: (text: string) => unknown;
  /** Called at most once, with another code than 0. */
  fail(exitCode: number): void;
  /** @throws UserError that names every wrong setting */
  settings(): Promise<Config>;
};

const thisProcess: Runner = {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  fail: (exitCode) => {
    process.exitCode = exitCode;
  },
  // Loaded late: for `--help` it would be a third of the time.
  settings: async () => (await import('../config.ts')).loadConfig(),
};

export async function runCli(argv: readonly string[], runner: Runner = thisProcess): Promise<void> {
  const program = new Command('keypoint')
    .description('AI and computer-vision news for Discord: one story, one card, kept up to date.')
    .showHelpAfterError()
    // Else `deliveries` would take the options of `deliveries retry`.
    .enablePositionalOptions()
    .exitOverride();
  const isJson = argv.includes('--json');
  program.configureOutput({
    writeOut: (text) => runner.write(text),
    writeErr: (text) => isJson || runner.writeError(text),
  });
  for (const definition of cliCommands) addCommand({ program, runner }, definition);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode > 0) runner.fail(error.exitCode);
    if (isJson && error.exitCode > 0) sayError(runner, error.message);
  }
}

function addCommand(
  { program, runner }: { program: Command; runner: Runner },
  definition: CliCommand,
): void {
  const [name = '', under] = definition.name.split(' ').toReversed();
  const parent = program.commands.find((other) => other.name() === under) ?? program;
  const command = parent.command(name).description(definition.what).copyInheritedSettings(program);
  for (const one of definition.arguments ?? []) command.argument(one.name, one.what);
  for (const { flags, what } of definition.options ?? []) command.option(flags, what);
  command.option('--json', 'print one JSON document and nothing else');
  command.action(async () => {
    const given = Object.entries(command.opts<Record<string, string | true>>());
    const flags = new Set(given.flatMap(([name, value]) => (value === true ? [name] : [])));
    const options = Object.fromEntries(
      given.flatMap(([name, value]) => (value === true ? [] : [[name, value]])),
    );
    await answer(runner, definition, {
      args: command.args,
      options,
      flags,
      isJson: flags.has('json'),
    });
  });
}

async function answer(
  runner: Runner,
  definition: CliCommand,
  call: Omit<CliCall, 'config'>,
): Promise<void> {
  const { isJson } = call;
  try {
    const said = await definition.run({ config: await runner.settings(), ...call });
    if (said) runner.write(`${isJson ? inJson(said.json) : printed(said)}\n`);
    if (said?.hasFailed) runner.fail(1);
  } catch (error) {
    runner.fail(1);
    const message = messageOf(error);
    if (isJson) sayError(runner, message);
    else {
      const isTold = error instanceof UserError || !(error instanceof Error);
      runner.writeError(`${shown(isTold ? message : (error.stack ?? message))}\n`);
    }
  }
}

function printed({ text, isFile = false }: CliAnswer): string {
  return isFile ? text : shown(text);
}

/** JSON is read in terminals too; in its strings an escape is the character. */
function inJson(value: unknown): string {
  return jsonText(withoutPasswords(JSON.stringify(value)));
}

/** Names, titles and addresses are from outside, wherever in a text they stand. */
function shown(text: string): string {
  return terminalLines(withoutPasswords(text));
}

function sayError({ write }: Runner, message: string): void {
  write(`${inJson({ error: message })}\n`);
}
