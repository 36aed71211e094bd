/** Owns the bounded parsing of front matter's YAML: what a hostile file may cost, and its reasons. */
import { CORE_SCHEMA, load, YAMLException, type EventType, type State } from 'js-yaml';
import { FrontMatterError } from './front-matter-error.ts';

const MAX_DEPTH = 32;

/** The largest groups of related articles (257) need about 4,700. */
const MAX_VALUES = 5000;

/** js-yaml visits the key and the value of a pair, and a scalar of a list twice. */
const MAX_VISITS = 2 * MAX_VALUES;

const NO_ANCHORS =
  'uses a YAML anchor or alias (& or *): write the value out, or put it in double quotes';

/**
 * Parses the YAML between the fences into a plain object.
 *
 * CORE_SCHEMA keeps dates as strings and has neither merge keys nor types that make objects.
 * Anchors are refused altogether: with them a small file becomes a huge tree, or a scalar such as
 * `secured` turns up under another name.
 *
 * @param yaml what follows the opening `---`, its line break included
 * @param fenceLine the line of the opening `---` in the file, from 1
 * @throws {FrontMatterError}
 */
export function parseYamlFrontMatter(yaml: string, fenceLine: number): Record<string, unknown> {
  const data = loadBounded(yaml, fenceLine);
  if (!isRecord(data)) {
    const message = 'must hold `key: value` lines, not a list or a single value';
    throw new FrontMatterError(message, { line: fenceLine + 1 });
  }
  dropForbiddenKeys(data);
  return data;
}

function loadBounded(yaml: string, fenceLine: number): unknown {
  try {
    return load(yaml, { schema: CORE_SCHEMA, listener: boundsListener(fenceLine) });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // js-yaml gives no mark for a second document, although its types promise one.
    const mark: YAMLException['mark'] | undefined = error.mark;
    const line = fenceLine + (mark?.line ?? lineOfSecondDocument(yaml));
    throw new FrontMatterError(explain(error.reason), { line });
  }
}

/** Stops the parser while it reads, so that a bomb costs no more than its limit. */
function boundsListener(fenceLine: number): (event: EventType, state: State) => void {
  const openLines: number[] = [];
  let visits = 0;
  return (event, state) => {
    if (event === 'open') {
      visits += 1;
      openLines.push(state.line);
      if (openLines.length > MAX_DEPTH) {
        const message = `nests deeper than ${MAX_DEPTH} levels: flatten it`;
        throw new FrontMatterError(message, { line: fenceLine + state.line });
      }
      if (visits > MAX_VISITS) {
        const message = `holds more than ${MAX_VALUES} values: split the file`;
        throw new FrontMatterError(message, { line: fenceLine + state.line });
      }
      return;
    }
    const line = openLines.pop() ?? state.line;
    // `anchor` is missing from the published types.
    if ('anchor' in state && state.anchor !== null) {
      throw new FrontMatterError(NO_ANCHORS, { line: fenceLine + line });
    }
  };
}

/** In words of our own: js-yaml's reasons may quote names and tags out of the file. */
function explain(reason: string): string {
  if (reason === 'duplicated mapping key') return 'has the same key twice: keep one of them';
  if (reason.includes('anchor') || reason.includes('alias')) return NO_ANCHORS;
  if (reason.includes('single document')) return 'holds two YAML documents: keep one';
  if (/\btag\b/.test(reason)) return 'uses a YAML tag (!): put the value in double quotes';
  const unquoted = reason.split(/["<:(]/)[0]?.trim();
  return `is not valid YAML (${unquoted}): mend the line, or put its value in double quotes`;
}

function lineOfSecondDocument(yaml: string): number {
  const lines = yaml.split('\n');
  const end = lines.findIndex((line) => /^\.\.\.(?:\s|$)/.test(line));
  return Math.max(end, 0);
}

/**
 * `secured` is the licensed full text: it is never read beyond this parser. `__proto__` would be
 * an own key here, but the prototype of whoever copies it by assignment.
 */
function dropForbiddenKeys(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) dropForbiddenKeys(item);
    return;
  }
  if (!isRecord(value)) return;
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || key.trim().toLowerCase() === 'secured') delete value[key];
    else dropForbiddenKeys(value[key]);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
