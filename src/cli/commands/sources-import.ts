/** Owns `keypoint sources import`: the feeds of a list that another reader exported. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../../lib/clock.ts';
import { messageOf, UserError } from '../../lib/errors.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { type ImportedLine, importOpml } from '../../sources/manage/import-opml.ts';
import { type OpmlLine, readOpml } from '../../sources/manage/read-opml.ts';
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { wrapLines } from '../terminal-width.ts';
import { counted } from '../text-table.ts';
import { withSources } from '../with-sources.ts';

export async function sourcesImport({ config, args: [file = ''] }: CliCall): Promise<CliAnswer> {
  const lines = readLines(file);
  const taxonomy = readTaxonomy(config.KEYPOINT_TOPICS);
  const imported = await withSources(config, (db) =>
    importOpml({ db, clock: systemClock, taxonomy }, lines),
  );
  return { json: imported, text: inWords(imported) };
}

function readLines(file: string): OpmlLine[] {
  try {
    return readOpml(readFileSync(resolve(file), 'utf8'));
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}

function inWords(imported: readonly ImportedLine[]): string {
  const count = (...statuses: ImportedLine['status'][]) =>
    imported.filter(({ status }) => statuses.includes(status)).length;
  const added = count('added', 'switched-on');
  const summary = `${counted(added, 'feed', 'feeds')} added, ${count('there')} already there, ${count('has-password')} with a password, ${count('no-address')} without an address that can be used.`;
  const note =
    'None of them has been read yet: the bot does that next, and `keypoint sources` shows how it went.';
  return wrapLines([...imported.map(lineInWords), summary, ...(added > 0 ? [note] : [])]);
}

function lineInWords(line: ImportedLine): string {
  const what = visibleText(line.address ?? line.title ?? 'an outline without a name');
  switch (line.status) {
    case 'added':
    case 'switched-on': {
      const topics = line.topics.length > 0 ? ` [${line.topics.join(', ')}]` : '';
      return `added ${line.id}  ${what}${topics}`;
    }
    case 'there':
      return `already ${line.id}, ${line.state}  ${what}`;
    case 'has-password':
      return `left out, as it has a password  ${what}`;
    case 'no-address':
      return `no http(s) address  ${what}`;
  }
}
