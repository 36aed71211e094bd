/** Owns `keypoint doctor`: looks at all that Keypoint needs, and says how what is wrong is mended. */
import type { Config } from '../../config.ts';
import { type Clock, systemClock } from '../../lib/clock.ts';
import { channelPlaces } from '../../subscriptions/channel-places.ts';
import { packageVersion } from '../../wiring.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { checkDatabase } from '../doctor/check-database.ts';
import { checkDiscord } from '../doctor/check-discord.ts';
import { checkDataFolder, checkNode, checkSettings } from '../doctor/check-machine.ts';
import { checkOutbox, checkSources } from '../doctor/check-sources.ts';
import { type Finding, good } from '../doctor/finding.ts';
import { wrapLine } from '../terminal-width.ts';
import { counted } from '../text-table.ts';
import { withDatabase } from '../with-database.ts';

const MARKS: Readonly<Record<Finding['state'], string>> = {
  good: '✓',
  notice: '!',
  bad: '✗',
  unknown: '?',
};
const LABEL_WIDTH = 13;

export async function doctor({ config }: CliCall): Promise<CliAnswer> {
  const findings = await examine({ clock: systemClock }, config);
  const wrong = findings.filter(({ state }) => state === 'bad').length;
  const text = [...findings.flatMap(inWords), '', conclusion(wrong, findings)].join('\n');
  return { json: { isWell: wrong === 0, findings }, text, hasFailed: wrong > 0 };
}

async function examine({ clock }: { clock: Clock }, config: Config): Promise<Finding[]> {
  const machine = [
    good('Keypoint', packageVersion()),
    checkNode(),
    await checkSettings(config),
    checkDataFolder(config),
  ];
  const database = await checkDatabase(config);
  const stored = database.isReady
    ? await withDatabase(config, async (db) => ({
        findings: [
          ...(await checkSources({ db, clock }, config)),
          ...(await checkOutbox({ db, clock })),
        ],
        channels: await channelPlaces({ db }),
      }))
    : null;
  return [
    ...machine,
    ...database.findings,
    ...(stored?.findings ?? []),
    ...(await checkDiscord({ clock }, { config, channels: stored?.channels ?? null })),
  ];
}

function inWords({ about, state, says, mend }: Finding): string[] {
  const label = `${MARKS[state]} ${about.padEnd(LABEL_WIDTH)}`;
  const lines = wrapLine(`${label}  ${says}`);
  if (mend === null) return lines;
  return [...lines, ...wrapLine(`${' '.repeat(label.length + 2)}→ ${mend}`)];
}

function conclusion(wrong: number, findings: readonly Finding[]): string {
  if (wrong > 0) return `${counted(wrong, 'thing is', 'things are')} to be mended (✗).`;
  const notices = findings.filter(({ state }) => state === 'notice').length;
  return notices > 0
    ? 'All that Keypoint needs is there; see what is marked with !.'
    : 'All is well.';
}
