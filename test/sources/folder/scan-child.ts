/** Owns the process that a test kills while it scans: `tsx scan-child.ts <database> <folder> [wait]`. */
import { once } from 'node:events';
import { openDatabase } from '../../../src/db/client.ts';
import { scanFolder } from '../../../src/sources/folder/scan-folder.ts';
import { followed, line, outcomeOf, testClock } from '../../support/factories.ts';

const [where = '', location = '', wait] = process.argv.slice(2);

/** One JSON document a line: progress, `ready`, and at the end what came of it. */
function say(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

const isUrl = where.startsWith('postgres');
const { db, close } = await openDatabase(isUrl ? { url: where } : { folder: where });
const scan = () =>
  scanFolder(
    { db, clock: testClock(), line, backlogStories: 3 },
    { location, onProgress: (done) => say({ done }) },
  );
let report = await scan();
if (wait) {
  await followed(db, 'computer-vision', '301');
  await followed(db, 'ai', '302');
  say({ ready: true });
  await once(process.stdin, 'data');
  report = await scan();
}
say({ report, outcome: await outcomeOf(db) });
await close();
process.stdin.destroy();
