/** Owns looking at the database: whether it is there, and as Keypoint needs it. */
import type { Config } from '../../config.ts';
import { type DatabaseReport, examineDatabase } from '../../db/examine.ts';
import { messageOf, UserError } from '../../lib/errors.ts';
import { databaseOf } from '../../opening.ts';
import { counted } from '../text-table.ts';
import { bad, type Finding, good, notice, unknown } from './finding.ts';

const ABOUT = 'Database';
const LEAST_VERSION = 150_000;
const MB = 1_000_000;

export type DatabaseCheck = {
  findings: Finding[];
  /** Whether its tables are as this version has them: else nothing in them is looked at. */
  isReady: boolean;
};

export async function checkDatabase(config: Config): Promise<DatabaseCheck> {
  const where = databaseOf(config);
  try {
    const report = await examineDatabase(where);
    if (report === null) {
      const finding = good(ABOUT, 'embedded; it is made at the first start');
      return { findings: [finding], isReady: false };
    }
    const name = 'url' in where ? 'Postgres' : 'embedded, Postgres';
    return judge(name, report);
  } catch (error) {
    return { findings: [failure(where, error)], isReady: false };
  }
}

function failure(where: ReturnType<typeof databaseOf>, error: unknown): Finding {
  // A running Keypoint has it, which is well.
  if (error instanceof UserError) return unknown(ABOUT, messageOf(error));
  if ('folder' in where) {
    const mend =
      'Put a copy of KEYPOINT_DATA aside and restore a backup, or choose another folder.';
    return bad(ABOUT, `The embedded database cannot be opened: ${messageOf(error)}.`, mend);
  }
  const mend =
    'See that the server runs and takes this user and password, and what DATABASE_URL says.';
  return bad(ABOUT, `The server cannot be asked: ${messageOf(error)}.`, mend);
}

/** @param name what it is, in words */
export function judge(name: string, report: DatabaseReport): DatabaseCheck {
  const { version, versionNumber, encoding, isCollationStale, bytes, migrations } = report;
  const { known, applied } = migrations;
  const findings: Finding[] = [];
  if (versionNumber < LEAST_VERSION) {
    findings.push(
      bad(ABOUT, `Postgres ${version} is too old.`, 'Upgrade the server to 15 or newer.'),
    );
  }
  if (encoding !== 'UTF8') {
    const mend = 'Make a database with `create database … encoding UTF8 template template0`.';
    findings.push(bad(ABOUT, `Its encoding is ${encoding}, which cannot hold all texts.`, mend));
  }
  if (isCollationStale) {
    const says = 'The system sorts texts otherwise than when its indexes were made.';
    const mend = 'Run `reindex database` and `alter database … refresh collation version`.';
    findings.push(notice(ABOUT, says, mend));
  }
  if (applied > known) {
    const says = `A newer Keypoint has changed its tables (${applied - known} changes that this one does not know).`;
    findings.push(bad(ABOUT, says, 'Run the newer version, or restore a backup of before.'));
  }
  const isNew = applied === 0;
  if (applied < known && !isNew) {
    const says = `${counted(known - applied, 'change of its tables waits', 'changes of its tables wait')} for the next start.`;
    findings.push(notice(ABOUT, says, 'Start Keypoint, or run `keypoint migrate`.'));
  }
  if (findings.length === 0) {
    const tables = isNew ? 'its tables are made at the first start' : 'up to date';
    findings.push(good(ABOUT, `${name} ${version}, ${tables}, ${Math.ceil(bytes / MB)} MB`));
  }
  return { findings, isReady: applied === known };
}
