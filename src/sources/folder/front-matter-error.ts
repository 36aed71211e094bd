/** Owns the error that says where a file's front matter is wrong, and how to mend it. */
import { PermanentError } from '../../lib/errors.ts';

/**
 * `line` counts from 1 at the top of the file, fence included. The message quotes nothing of the
 * file and has no cause: js-yaml's own error carries the whole text, `secured` included.
 */
export class FrontMatterError extends PermanentError {
  readonly line: number;

  constructor(message: string, { line }: { line: number }) {
    super(message, { ids: { line } });
    this.line = line;
  }
}
