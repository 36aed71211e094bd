/** Owns looking at what Keypoint runs on: Node.js, its folder of data, its files of settings. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../../config.ts';
import { messageOf, UserError } from '../../lib/errors.ts';
import { checkSchedule } from '../../scheduler/scheduler.ts';
import { walkFolder } from '../../sources/folder/walk-folder.ts';
import { readJudgement } from '../../wiring.ts';
import { counted } from '../text-table.ts';
import { bad, type Finding, good, notice } from './finding.ts';

/** As package.json says. */
const LEAST_NODE = [20, 19] as const;
const MB = 1_000_000;
const LEAST_FREE_MB = 200;
const ENOUGH_FREE_MB = 1_000;

/** @param version of Node.js: `20.19.0` */
export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (isNewEnough) return good('Node.js', version);
  const least = LEAST_NODE.join('.');
  return bad(
    'Node.js',
    `${version} is too old.`,
    `Install ${least} or newer from https://nodejs.org.`,
  );
}

/** The data folder, where the embedded database and the sandbox are kept. */
export function checkDataFolder({ KEYPOINT_DATA: folder }: Pick<Config, 'KEYPOINT_DATA'>): Finding {
  const about = 'Data folder';
  const nearest = nearestFolder(folder);
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    const mend = `Let whoever runs Keypoint write there, or choose another folder (KEYPOINT_DATA).`;
    return bad(about, `Nothing can be written in ${nearest}.`, mend);
  }
  const { bavail, bsize } = statfsSync(nearest);
  const freeMb = Math.floor((bavail * bsize) / MB);
  const says = `${folder}, ${freeMb.toLocaleString('en-US')} MB free`;
  if (freeMb < LEAST_FREE_MB)
    return bad(about, `${says}.`, 'Make room there: a full disk stops the database.');
  if (freeMb < ENOUGH_FREE_MB)
    return notice(about, `${says}.`, 'Make room there before it is full.');
  return good(about, says);
}

/** It is made at the first start. */
function nearestFolder(folder: string): string {
  let at = folder;
  while (!existsSync(at)) at = dirname(at);
  return at;
}

/** What is in the files that settings name; the settings themselves were read before. */
export async function checkSettings(config: Config): Promise<Finding> {
  const about = 'Settings';
  try {
    checkSchedule('SCAN_SCHEDULE', config.SCAN_SCHEDULE);
    const { taxonomy, line } = readJudgement(config);
    const { files } = await walkFolder(config.KEYPOINT_ARTICLES);
    const parts = [
      counted(taxonomy.topics.length, 'topic', 'topics'),
      counted(line.outlets.length, 'outlet', 'outlets'),
      `${counted(files.length, 'file', 'files')} of articles in ${config.KEYPOINT_ARTICLES}`,
    ];
    return good(about, parts.join(', '));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return bad(about, messageOf(error), 'README.md, “Settings”, says what each takes.');
  }
}
