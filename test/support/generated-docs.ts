/** Owns the parts of documents that the code writes: comparing them, and writing them anew. */
import { readFileSync, writeFileSync } from 'node:fs';

/** `UPDATE_DOCS=1 npx vitest run test/docs.test.ts test/sandbox/docs.test.ts` writes them. */
export const isUpdate = process.env['UPDATE_DOCS'] === '1';

/** What stands between `<!-- name -->` and `<!-- /name -->`, once `section` was written if it is to be. */
export function sectionOf(file: string, name: string, section: string): string | undefined {
  const document = readFileSync(file, 'utf8');
  const pattern = new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)\n?(<!-- /${name} -->)`);
  if (!isUpdate) return pattern.exec(document)?.[2];
  const written = document.replace(
    pattern,
    (_all, open, _old, close) => `${open}${section}\n${close}`,
  );
  writeFileSync(file, written);
  return pattern.exec(written)?.[2];
}

export function table(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
