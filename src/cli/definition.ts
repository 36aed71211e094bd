/** Owns the shape of a command of the command line. */
import type { Config } from '../config.ts';

export type CliOption = {
  /** In commander's words: `--topic <slug>`. */
  flags: string;
  what: string;
};

/** What a command has to say: a document for `--json`, lines for people. */
export type CliAnswer = { json: unknown; text: string };

export type CliCall = {
  config: Config;
  args: readonly string[];
  options: Readonly<Record<string, string | undefined>>;
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
