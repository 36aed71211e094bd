import type { APIEmbed } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands, messageCommands } from '../../src/discord/commands/index.ts';
import { dispatch } from '../../src/discord/dispatch.ts';
import { helpOf, helpPage } from '../../src/discord/help-page.ts';
import { helpRows } from '../../src/discord/help-rows.ts';
import { learnCommandIds } from '../../src/discord/texts/command-mentions.ts';
import { LANGUAGES } from '../../src/discord/texts/languages.ts';
import { textsFor } from '../../src/discord/texts/texts-for.ts';
import { offlineContext } from './context.ts';
import { command } from './interactions.ts';
import { faultsOf } from './message-rules.ts';

type Shown = { flags?: number; content: string; embeds: APIEmbed[]; choices: { value: string }[] };

async function answer(raw: unknown): Promise<Shown> {
  const { response } = await dispatch(offlineContext().context, raw);
  return JSON.parse(JSON.stringify('data' in response ? response.data : {}));
}

describe('/help', () => {
  beforeEach(() => learnCommandIds([]));

  it('lists every command for those who can use it, for the asker alone', async () => {
    const { flags, embeds } = await answer(command('/help'));
    expect(flags).toBe(64);
    const [everyone, admins] = embeds;
    expect(everyone?.title).toBe('For everybody');
    expect(everyone?.description).toContain('`/privacy show` – What is kept of you, and why');
    expect(everyone?.description).toContain('`/help` – ');
    expect(everyone?.description).not.toContain('/alerts');
    expect(admins?.title).toContain('Manage Server');
    expect(admins?.description).toContain('`/alerts add`');
  });

  it('mentions commands so that they can be clicked, in the language of the reader', async () => {
    learnCommandIds([{ id: '700000000000000001', name: 'privacy' }]);
    const { content, embeds } = await answer({ ...command('/help'), locale: 'de' });
    expect(content).toContain('Was Keypoint kann');
    expect(embeds[0]?.description).toContain(
      '</privacy show:700000000000000001> – Was aufbewahrt wird',
    );
  });

  it('explains one command with its options and what can be chosen', async () => {
    const { embeds } = await answer(command('/help', { command: '/subscribe' }));
    expect(embeds[0]?.title).toBe('/subscribe');
    expect(embeds[0]?.description).toContain('- **keywords** (optional): Words or phrases');
    const why = await answer(command('/help', { command: 'why' }));
    expect(why.embeds[0]?.description).toContain('- **story**: ');
    const german = await answer({
      ...command('/help', { command: 'subscribe' }),
      locale: 'de',
    });
    expect(german.embeds[0]?.description).toContain('Zur Wahl: Jede Meldung sofort,');
  });

  it('offers commands by what is typed of their name or of what they do', async () => {
    const offered = async (typed: string) =>
      (await answer(command('/help', { command: typed }, { focused: 'command' }))).choices.map(
        ({ value }) => value,
      );
    expect(await offered('/privacy s')).toEqual(['privacy show']);
    expect(await offered('KEPT of you AS')).toEqual(['privacy export']);
    expect((await offered('')).length).toBeGreaterThan(5);
  });

  it('says kindly that there is no such command', async () => {
    const { content } = await answer(command('/help', { command: 'alerts **explode**' }));
    expect(content).toContain('There is no command called “alerts \\*\\*explode\\*\\*”.');
  });

  it.each(LANGUAGES)('fits into a message in %s, whatever is asked', (language) => {
    learnCommandIds(commands.map(({ data: { name } }) => ({ id: '1300000000000000000', name })));
    const texts = textsFor(language);
    const rows = helpRows(commands, language);
    const page = helpPage({ rows, messageCommands, texts });
    expect(faultsOf(page)).toEqual([]);
    const said = page.embeds?.map(({ description }) => description).join('\n') ?? '';
    expect(rows.filter(({ path }) => !said.includes(`</${path}:`))).toEqual([]);
    for (const row of rows) expect(faultsOf(helpOf(row, texts))).toEqual([]);
  });
});
