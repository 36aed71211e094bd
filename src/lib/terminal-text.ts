/** Owns text on its way to a terminal: what would steer the terminal is shown instead of obeyed. */

/** Controls (C0 and C1), line and paragraph separators, bidirectional controls, lone surrogates. */
const STEERING = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const STEERING_IN_LINES =
  /[^\P{Cc}\n\t]|[\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * On one line: the name of a file, an address, whatever is to be shown exactly as it is. A line
 * break becomes `\n`, the escape character `\u{1b}`.
 */
export function terminalText(text: string): string {
  return text.replace(STEERING, escaped);
}

/** The same of text that is made of lines: its line breaks and tabs stay. */
export function terminalLines(text: string): string {
  return text.replace(STEERING_IN_LINES, escaped);
}

/** JSON of which a terminal obeys nothing, and which says the same. */
export function jsonText(json: string): string {
  return json.replace(
    STEERING,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

function escaped(char: string): string {
  return SHORT[char] ?? `\\u{${char.codePointAt(0)?.toString(16) ?? ''}}`;
}
