/** Owns `keypoint sources import`: the feeds of a list that another reader exported. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../../lib/clock.ts';
import { messageOf, UserError } from '../../lib/errors.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { type ImportedLine, importOpml } from '../../sources/manage/import-opml.ts';
import { type OpmlLine, readOpml } from '../../sources/manage/read-opml.ts';
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliCommand } from '../definition.ts';
import { counted } from '../text-table.ts';
import { withDatabase } from '../with-database.ts';

export const sourcesImport: CliCommand = {
  name: 'sources import',
  what: 'Add the feeds of an OPML file, as other readers export it; folders that name a topic give it',
  arguments: [{ name: '<file>', what: 'an OPML file' }],
  async run({ config, args: [file = ''] }) {
    const lines = readLines(file);
    const taxonomy = readTaxonomy(config.KEYPOINT_TOPICS);
    const imported = await withDatabase(config, (db) =>
      importOpml({ db, clock: systemClock, taxonomy }, lines),
    );
    return { json: imported, text: inWords(imported) };
  },
};

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
  const summary = `${counted(added, 'feed', 'feeds')} added, ${count('there')} already there, ${count('no-address')} without an address.`;
  const note =
    'None was asked yet: the bot does so next, and `keypoint sources` tells how it went.';
  return [...imported.map(lineInWords), summary, ...(added > 0 ? [note] : [])].join('\n');
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
    case 'no-address':
      return `no http(s) address  ${what}`;
  }
}
