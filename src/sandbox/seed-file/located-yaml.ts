/** Owns reading YAML with the line on which each list and each table of it begins. */
import { CORE_SCHEMA, load, YAMLException, type State } from 'js-yaml';

export type Path = readonly PropertyKey[];

export type LocatedYaml = {
  value: unknown;
  /** Of the innermost list or table on the way to the path, counted from 1. */
  lineOf(path: Path): number;
};

/** What is not YAML, or too much of it; `line` counts from 1. */
export class YamlRefusal extends Error {
  readonly line: number;

  constructor(line: number, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'YamlRefusal';
    this.line = line;
  }
}

/** Aliases make few characters many values; nothing that people write by hand has so many. */
const MOST_VALUES = 100_000;

export function readLocatedYaml(text: string): LocatedYaml {
  const lines = new WeakMap<object, number>();
  const opened: number[] = [];
  const value = loadWith(text, (event, state) => {
    if (event === 'open') {
      opened.push(state.line + 1);
      return;
    }
    const line = opened.pop() ?? 1;
    const result: unknown = state.result;
    if (typeof result === 'object' && result !== null) lines.set(result, line);
  });
  if (countValues(value, MOST_VALUES) === MOST_VALUES) {
    throw new YamlRefusal(1, `holds more than ${MOST_VALUES} values`);
  }
  return { value, lineOf: (path) => lineOf(value, path, lines) };
}

function loadWith(text: string, listener: (event: string, state: State) => void): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA, listener });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // js-yaml gives no mark for a second document, although its types promise one.
    const mark: { line: number } | undefined = error.mark;
    throw new YamlRefusal((mark?.line ?? 0) + 1, `is not YAML: ${error.reason}`, error);
  }
}

function lineOf(root: unknown, path: Path, lines: WeakMap<object, number>): number {
  let value = root;
  let line = 1;
  for (const key of [undefined, ...path]) {
    if (key !== undefined) value = childOf(value, key);
    if (typeof value !== 'object' || value === null) break;
    line = lines.get(value) ?? line;
  }
  return line;
}

function childOf(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<PropertyKey, unknown>(
    Array.isArray(value) ? [...value.entries()] : Object.entries(value),
  ).get(key);
}

/** Stops at `most`. */
function countValues(root: unknown, most: number): number {
  const waiting = [root];
  let count = 0;
  while (waiting.length > 0 && count < most) {
    const value = waiting.pop();
    count += 1;
    if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value));
  }
  return count;
}
