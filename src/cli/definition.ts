/** Owns the shape of a command of the command line. */
import type { Config } from '../config.ts';

export type CliOption = {
  /** In commander's words: `--topic <slug>`, or `--only-named` for one that is on or off. */
  flags: string;
  what: string;
};

/** What a command has to say: a document for `--json`, lines for people. */
export type CliAnswer = { json: unknown; text: string };

export type CliCall = {
  config: Config;
  args: readonly string[];
  options: Readonly<Record<string, string | undefined>>;
  /** Those that are on or off and were given, by name: `onlyNamed`. */
  flags: ReadonlySet<string>;
  isJson: boolean;
};

export type CliCommand = {
  /** One word, or two for a command under another that stands before it in the list. */
  name: string;
  what: string;
  /** In commander's words: `<path>`. */
  arguments?: readonly { name: string; what: string }[];
  options?: readonly CliOption[];
  /** Null for a command that goes on until it is stopped and has said what it had to say. */
  run(call: CliCall): Promise<CliAnswer | null>;
};
