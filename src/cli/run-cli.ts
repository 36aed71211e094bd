/** Owns the command line: `keypoint <command>`. */
import { Command, CommanderError } from 'commander';
import { loadConfig } from '../config.ts';
import { messageOf, UserError } from '../lib/errors.ts';
import type { CliCall, CliCommand } from './definition.ts';
import { cliCommands } from './index.ts';

export async function runCli(argv: readonly string[]): Promise<void> {
  const program = new Command('keypoint')
    .description('AI and computer-vision news for Discord: one story, one card, kept up to date.')
    .showHelpAfterError()
    // Else `deliveries` would take the options of `deliveries retry`.
    .enablePositionalOptions()
    .exitOverride();
  const isJson = argv.includes('--json');
  if (isJson) program.configureOutput({ writeErr: () => undefined });
  for (const definition of cliCommands) addCommand(program, definition);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode;
    if (isJson && error.exitCode > 0) sayError(error.message);
  }
}

function addCommand(program: Command, definition: CliCommand): void {
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
    await answer(definition, { args: command.args, options, flags, isJson: flags.has('json') });
  });
}

async function answer(definition: CliCommand, call: Omit<CliCall, 'config'>): Promise<void> {
  const { isJson } = call;
  try {
    const said = await definition.run({ config: loadConfig(), ...call });
    if (said) process.stdout.write(`${isJson ? JSON.stringify(said.json) : said.text}\n`);
  } catch (error) {
    process.exitCode = 1;
    const message = messageOf(error);
    if (isJson) sayError(message);
    else if (error instanceof UserError) process.stderr.write(`${message}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : message}\n`);
  }
}

function sayError(message: string): void {
  process.stdout.write(`${JSON.stringify({ error: message })}\n`);
}
