/** Owns the shape of a command of the command line. */
import type { Config } from '../config.ts';

/** In commander's words: `<path>`. */
export type CliArgument = { name: string; what: string };

export type CliOption = {
  /** In commander's words: `--topic <slug>`, or `--only-named` for one that is on or off. */
  flags: string;
  what: string;
};

/** What a command has to say: a document for `--json`, lines for people. */
export type CliAnswer = {
  json: unknown;
  text: string;
  /** The text is a file's, to be piped into one: it is printed as it is. */
  isFile?: boolean;
  /** What it says is that something is wrong: the process ends with 1. */
  hasFailed?: boolean;
};

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
  arguments?: readonly CliArgument[];
  options?: readonly CliOption[];
  /** Null for a command that goes on until it is stopped and has said what it had to say. */
  run(call: CliCall): Promise<CliAnswer | null>;
};
