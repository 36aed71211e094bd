/** Owns the floor of the bench `idle`: discord.js as anybody starts it, logged in, with nothing to do. */
import { Client, Events, GatewayIntentBits } from 'discord.js';

const [apiUrl = '', token = ''] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
client.once(Events.ClientReady, () => process.stdout.write('ready\n'));
await client.login(token);
