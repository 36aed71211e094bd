/** Owns the files of the articles' folder. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file is written, or deleted when it has no text. */
export type NewsStep = { file: string; text: string | null };

/** Front matter alone; JSON is YAML, and needs no library here to be written right. */
export function articleText(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ['---', ...lines, '---', ''].join('\n');
}

/** Nobody sees half a file. */
export function writeArticle(folder: string, { file, text }: NewsStep): void {
  const path = join(folder, file);
  if (text === null) {
    rmSync(path);
    return;
  }
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
