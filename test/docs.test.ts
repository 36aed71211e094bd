import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliCommands } from '../src/cli/index.ts';
import { settingTexts } from '../src/setting-texts.ts';
import { commandTable } from '../src/discord/commands/command-table.ts';
import { sectionOf, isUpdate, table } from './support/generated-docs.ts';

const settings = Object.entries(settingTexts);

const readmeSections: Record<string, string> = {
  settings: table(
    ['Setting', 'What it is', 'When it is not set'],
    settings.map(([name, { what, unset, isSecret }]) => [
      isSecret ? `\`${name}\` or \`${name}_FILE\`` : `\`${name}\``,
      what,
      unset,
    ]),
  ),
  commands: table(
    ['Command', 'What it does', 'Who'],
    commandTable().map(({ usage, what, who }) => [`\`${usage}\``, what, who]),
  ),
  cli: table(
    ['Command', 'What it does'],
    cliCommands.map(({ name, arguments: args = [], options = [], what }) => [
      `\`${[name, ...args.map((argument) => argument.name), ...options.map(({ flags }) => `[${flags}]`)].join(' ')}\``,
      what,
    ]),
  ),
};

const envExample = [
  '# Keypoint reads these from the environment, or from a file `.env` beside it. None is needed:',
  '# without any of them it starts on this machine, with an embedded database and a local Discord.',
  ...settings.map(([name, { what, unset, example, isSecret }]) =>
    [
      '',
      `# ${what}`,
      `# Not set: ${unset}.${isSecret ? ` A secret: ${name}_FILE may name a file that holds it.` : ''}`,
      `# ${name}=${example}`,
    ].join('\n'),
  ),
  '',
].join('\n');

it.each(Object.entries(readmeSections))(
  'the README has the table of %s that the code has',
  (name, section) => expect(sectionOf('README.md', name, section)).toBe(section),
);

it('.env.example has every setting', () => {
  if (isUpdate) writeFileSync('.env.example', envExample);
  else expect(readFileSync('.env.example', 'utf8')).toBe(envExample);
});
