/** Owns the process of the bench `answers` that answers: Keypoint's own client, handlers and database. */
import { join } from 'node:path';
import { openDatabase } from '../src/db/client.ts';
import { answerInteraction } from '../src/discord/answer-interaction.ts';
import { createDiscordClient } from '../src/discord/client.ts';
import { commands } from '../src/discord/commands/index.ts';
import type { DiscordContext } from '../src/discord/context.ts';
import type { Command } from '../src/discord/definition.ts';
import { registerCommands } from '../src/discord/register.ts';
import { privately } from '../src/discord/reply.ts';
import { createDiscordSender } from '../src/discord/sender.ts';
import { systemClock } from '../src/lib/clock.ts';
import { silentLog } from '../src/lib/log.ts';
import { readTaxonomy } from '../src/topics/taxonomy.ts';

type Given = { place: { url: string } | { folder: string }; token: string; apiUrl: string };

const { place, token, apiUrl }: Given = JSON.parse(process.argv[2] ?? '');

/** What the way takes by itself. */
const nothing: Command = {
  data: { name: 'nothing', description: 'Answers at once', integration_types: [0], contexts: [0] },
  who: 'everyone',
  handlers: { '': { whenSlow: 'private', run: async () => privately('Nothing.') } },
};

const log = silentLog();
const { db } = await openDatabase(place);
const onRefused = (error: Error): never => {
  throw error;
};
const client = createDiscordClient({ clock: systemClock, log }, { token, apiUrl, onRefused });
const taxonomy = readTaxonomy(join(import.meta.dirname, '../seeds/topics.yaml'));
const authorityOf = () => null;
const sending = { rest: client.rest, clock: systemClock, taxonomy, authorityOf };
const context: DiscordContext = {
  db,
  clock: systemClock,
  log,
  taxonomy,
  authorityOf,
  alertBar: 70,
  heatPerArticle: 10,
  pace: { take: () => 0 },
  server: client.server,
  sender: createDiscordSender(sending),
  wakeDelivery: () => undefined,
};
const all = [...commands, nothing];
const definitions = { commands: all, messageCommands: [], components: [], forms: [] };
client.onInteraction((raw) => answerInteraction({ rest: client.rest, context, definitions }, raw));
const { applicationId } = await client.login();
await registerCommands(
  client,
  applicationId,
  all.map(({ data }) => data),
);
process.stdout.write(`${JSON.stringify('ready')}\n`);
