/**
 * Owns the list of commands: a new one is an entry here and a file that runs it. That file is
 * loaded when the command runs, so that none pays for what only another one needs.
 */
import { deliveryStates } from '../delivery/delivery-states.ts';
import { sourceStates } from '../sources/source-states.ts';
import type { CliArgument, CliCommand, CliOption } from './definition.ts';
import { limitOption } from './limit-option.ts';
import { ruleOptions } from './source-rule-options.ts';
import { TRENDING } from './trending-defaults.ts';

const whichSource: CliArgument = {
  name: '<source>',
  what: 'its number in the list, its address, or its name',
};
const whichFeed: CliArgument = {
  name: '<url>',
  what: 'the address of a feed, or of a page that has one',
};
const whichStory: CliArgument = { name: '<story>', what: 'its number in the list' };
const sourceState: CliOption = {
  flags: '--state <state>',
  what: `only those in this state: ${sourceStates.join(', ')}`,
};
const allSources: CliOption = { flags: '--all', what: 'the removed ones too' };

export const cliCommands: readonly CliCommand[] = [
  {
    name: 'start',
    what: 'Start the bot: on Discord with DISCORD_TOKEN, else in the sandbox on this machine',
    run: async (call) => (await import('./commands/start.ts')).start(call),
  },
  {
    name: 'sandbox',
    what: 'Start a local Discord that any bot can log in to',
    options: [
      { flags: '--port <number>', what: 'port on this machine (default: SANDBOX_PORT)' },
      { flags: '--state <file>', what: 'keep everything in this file (default: in memory)' },
      {
        flags: '--seed <file>',
        what: 'what it starts with, as YAML (example: seeds/sandbox.yaml)',
      },
    ],
    run: async (call) => (await import('./commands/sandbox.ts')).sandbox(call),
  },
  {
    name: 'doctor',
    what: 'Look at all that Keypoint needs, from Node.js to each channel’s rights, and say how to mend it',
    run: async (call) => (await import('./commands/doctor.ts')).doctor(call),
  },
  {
    name: 'invite',
    what: 'Print the link that takes the bot into a server, with the least permissions',
    run: async (call) => (await import('./commands/invite.ts')).invite(call),
  },
  {
    name: 'ingest',
    what: 'Read a folder of Markdown articles, one such file, or a feed into the database now',
    arguments: [{ name: '<path>', what: 'a folder, a .md file, or the address of a feed' }],
    options: [
      { flags: '--dry-run', what: 'write nothing; say what would become of each entry, and why' },
    ],
    run: async (call) => (await import('./commands/ingest.ts')).ingest(call),
  },
  {
    name: 'sources',
    what: 'List the sources: what each is, when it last had something new, and what is wrong with it',
    options: [sourceState, allSources],
    run: async (call) => (await import('./commands/sources.ts')).sources(call),
  },
  {
    name: 'sources list',
    what: 'The same as `sources`',
    options: [sourceState, allSources],
    run: async (call) => (await import('./commands/sources.ts')).sources(call),
  },
  {
    name: 'sources add',
    what: 'Add a feed, or the feed of a page; add it again with options to change its rules',
    arguments: [whichFeed],
    options: [...ruleOptions, { flags: '--name <name>', what: 'what to call it' }],
    run: async (call) => (await import('./commands/sources-add.ts')).sourcesAdd(call),
  },
  {
    name: 'sources test',
    what: 'Read a feed, or the feed of a page, and show how it would do; nothing is stored',
    arguments: [whichFeed],
    options: ruleOptions,
    run: async (call) => (await import('./commands/sources-test.ts')).sourcesTest(call),
  },
  {
    name: 'sources show',
    what: 'Show all that is known about a source, and what became of its newest entries',
    arguments: [whichSource],
    run: async (call) => (await import('./commands/sources-show.ts')).sourcesShow(call),
  },
  {
    name: 'sources pause',
    what: 'Stop polling a feed until it is resumed',
    arguments: [whichSource],
    run: async (call) => (await import('./commands/sources-change.ts')).sourcesPause(call),
  },
  {
    name: 'sources resume',
    what: 'Poll a feed from now on that is paused, removed, or of the default list',
    arguments: [whichSource],
    run: async (call) => (await import('./commands/sources-change.ts')).sourcesResume(call),
  },
  {
    name: 'sources remove',
    what: 'Stop polling a feed for good; what it has brought stays',
    arguments: [whichSource],
    run: async (call) => (await import('./commands/sources-change.ts')).sourcesRemove(call),
  },
  {
    name: 'sources import',
    what: 'Add the feeds of an OPML file, as feed readers export it; a folder named like a topic gives it',
    arguments: [{ name: '<file>', what: 'an OPML file' }],
    run: async (call) => (await import('./commands/sources-import.ts')).sourcesImport(call),
  },
  {
    name: 'sources export',
    what: 'Write the feeds that are read or paused as OPML, to a file or to the terminal',
    arguments: [
      { name: '[file]', what: 'is overwritten; without it the list goes to the terminal' },
    ],
    run: async (call) => (await import('./commands/sources-export.ts')).sourcesExport(call),
  },
  {
    name: 'stories',
    what: 'List the newest stories',
    options: [
      { flags: '--topic <topic>', what: 'only of this topic, by slug, name or alias' },
      limitOption,
    ],
    run: async (call) => (await import('./commands/stories.ts')).stories(call),
  },
  {
    name: 'stories show',
    what: 'Show a story’s heat, its articles, and why each is in it',
    arguments: [whichStory],
    run: async (call) => (await import('./commands/stories-show.ts')).storiesShow(call),
  },
  {
    name: 'stories merge',
    what: 'Say that stories are one: the oldest takes in the others, for good',
    arguments: [whichStory, { name: '<other...>', what: 'the numbers of the others' }],
    run: async (call) => (await import('./commands/stories-merge.ts')).storiesMerge(call),
  },
  {
    name: 'stories split',
    what: 'Say that a story is two: these articles are one, the others another, for good',
    arguments: [whichStory, { name: '<article...>', what: 'as `stories show` numbers them' }],
    run: async (call) => (await import('./commands/stories-split.ts')).storiesSplit(call),
  },
  {
    name: 'trending',
    what: 'List the stories that most outlets tell just now',
    arguments: [{ name: '[topic]', what: 'only of this topic, by slug, name or alias' }],
    options: [
      { flags: '--days <number>', what: `how far back (default: ${TRENDING.days})` },
      { flags: '--limit <number>', what: `how many (default: ${TRENDING.limit})` },
    ],
    run: async (call) => (await import('./commands/trending.ts')).trending(call),
  },
  {
    name: 'topics',
    what: 'List the topics',
    run: async (call) => (await import('./commands/topics.ts')).topics(call),
  },
  {
    name: 'deliveries',
    what: 'List what was sent and what was not, with the reason and the next try, newest first',
    options: [
      {
        flags: '--destination <destination>',
        what: 'only of this one: the id of a channel or person, or its number in this list',
      },
      { flags: '--state <state>', what: `only of this state: ${deliveryStates.join(', ')}` },
      limitOption,
    ],
    run: async (call) => (await import('./commands/deliveries.ts')).deliveries(call),
  },
  {
    name: 'deliveries retry',
    what: 'Try a delivery now that failed, is held, or waits for its next try',
    arguments: [{ name: '<id>', what: 'its id in the list, such as 12, digest-3 or notice-1' }],
    run: async (call) => (await import('./commands/deliveries-retry.ts')).deliveriesRetry(call),
  },
  {
    name: 'backup',
    what: 'Write all that is stored into a file',
    arguments: [{ name: '<file>', what: 'a new file: keypoint.backup.gz' }],
    run: async (call) => (await import('./commands/backup.ts')).backup(call),
  },
  {
    name: 'restore',
    what: 'Read a backup into an empty database',
    arguments: [{ name: '<file>', what: 'what `backup` wrote' }],
    run: async (call) => (await import('./commands/backup.ts')).restore(call),
  },
  {
    name: 'copy-from',
    what: 'Copy everything from another database into this one, which must be empty',
    arguments: [{ name: '<database>', what: 'a data folder, or the address of a Postgres server' }],
    run: async (call) => (await import('./commands/backup.ts')).copyFrom(call),
  },
  {
    name: 'migrate',
    what: 'Bring the database’s tables up to date (every start does so too)',
    run: async (call) => (await import('./commands/migrate.ts')).migrate(call),
  },
];
