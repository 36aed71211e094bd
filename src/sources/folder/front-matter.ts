/** Owns the cutting of front matter out of a file's text; only YAML between plain fences is read. */
import matter from 'gray-matter';
import { FrontMatterError } from './front-matter-error.ts';
import { parseYamlFrontMatter } from './yaml-front-matter.ts';

/** gray-matter looks for comments with /^\s*#/gm, which is quadratic over a run of blank lines. */
const BLANK_RUN = /(?:[\n\u2028\u2029][^\S\n\u2028\u2029]*){50}/;

/** YAML forbids these; inside a title they are dirt, and no reason to lose the article. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Reads the front matter of a Markdown file's text. A byte-order mark, blank lines before the
 * first fence, and CRLF or CR line ends are accepted; dates stay strings; `secured` is left out.
 *
 * @throws {FrontMatterError} with the line and what to do about it
 */
export function parseFrontMatter(text: string): Record<string, unknown> {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const content = lines.trimStart();
  const fenceLine = 1 + countLineBreaks(lines.slice(0, lines.length - content.length));
  const block = cutBlock(content, fenceLine).replace(CONTROLS, ' ');
  const refuse = (): never => {
    throw new FrontMatterError('may only have YAML front matter', { line: fenceLine });
  };
  // Options are never left out: without them gray-matter keeps every text in a cache for ever, and
  // answers a broken file with empty data the second time.
  const { data } = matter(block, {
    engines: {
      yaml: (yaml) => parseYamlFrontMatter(yaml, fenceLine),
      javascript: refuse,
      json: refuse,
    },
  });
  return data;
}

/**
 * The line of a top-level key, from 1, in a text whose front matter holds that key; null when it
 * is written in a way that this does not see (`? title`, or in braces).
 */
export function lineOfKey(text: string, key: 'title' | 'webUrl'): number | null {
  const found = new RegExp(`^(["']?)${key}\\1[ \\t]*:`, 'm').exec(text);
  return found === null ? null : 1 + countLineBreaks(text.slice(0, found.index));
}

/** From fence to fence. gray-matter would take `---js` as a program and `---x` as a closing fence. */
function cutBlock(content: string, fenceLine: number): string {
  const opening = lineAt(content, 0);
  if (!opening.startsWith('---') || opening.startsWith('----')) {
    const message = 'has no front matter: the first line must be `---` alone';
    throw new FrontMatterError(message, { line: fenceLine });
  }
  if (opening !== '---') {
    const message = 'may only have YAML front matter: write `---` alone on the first line';
    throw new FrontMatterError(message, { line: fenceLine });
  }
  const close = content.indexOf('\n---');
  if (close === -1) {
    const message = 'has no closing fence: end the front matter with a line `---`';
    throw new FrontMatterError(message, { line: fenceLine });
  }
  const block = content.slice(0, close + '\n---'.length);
  if (lineAt(content, close + 1) !== '---') {
    const message = 'has a line that begins with `---` but is no fence: write `---` alone';
    throw new FrontMatterError(message, { line: fenceLine + countLineBreaks(block) });
  }
  const run = BLANK_RUN.exec(block);
  if (run !== null) {
    const message = 'has 50 blank lines or more in a row in its front matter: take them out';
    const line = fenceLine + countLineBreaks(block.slice(0, run.index + 1));
    throw new FrontMatterError(message, { line });
  }
  return block;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end).trimEnd();
}

function countLineBreaks(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
