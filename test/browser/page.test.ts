/** Owns the proof that a person can use the sandbox's page: read, type commands, press, switch users. */
import { ForumChannel } from 'discord.js';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { seriousFindings } from '../support/axe.ts';
import { buildPage, chromiumPath, keepLocal, launchBrowser, SKIPPED } from '../support/browser.ts';
import { card, startPageBot, type PageBot } from '../support/page-bot.ts';

const SEED = {
  users: [
    { username: 'ada', displayName: 'Ada' },
    { username: 'bob', displayName: 'Bob' },
  ],
  guilds: [
    {
      name: 'Keypoint',
      channels: [
        { name: 'computer-vision', topic: 'Machines that **see**' },
        { name: 'robotics' },
        { name: 'papers', type: 15 as const, tags: [{ name: 'Vision' }] },
      ],
    },
  ],
};

if (chromiumPath === undefined) process.stderr.write(`${SKIPPED}\n`);

describe.skipIf(chromiumPath === undefined)('the page', () => {
  let browser: Browser;
  let sandbox: Sandbox;
  let bot: PageBot;
  let page: Page;
  let foreign: string[];
  const problems: string[] = [];

  const guild = () => sandbox.ids.guilds['Keypoint'] ?? { id: '', channels: {}, roles: {} };
  const channelId = (name: string): string => guild().channels[name] ?? '';

  async function post(name: string, body: ReturnType<typeof card> | { content: string }) {
    const channel = await bot.client.channels.fetch(channelId(name));
    if (!channel?.isSendable()) throw new Error(`no channel ${name}`);
    return await channel.send(body);
  }

  const message = (text: string): Locator => page.getByRole('article').filter({ hasText: text });
  const field = (name: string): Locator => page.getByRole('combobox', { name });

  async function open(channel = 'computer-vision'): Promise<void> {
    await page.goto(`${sandbox.pageUrl}#/${guild().id}/${channelId(channel)}`);
    await page.getByRole('heading', { level: 1, name: channel }).waitFor();
  }

  async function runByKeyboard(command: string): Promise<void> {
    await page.keyboard.type(`/${command}`);
    await page.getByRole('option', { name: `/${command}` }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  }

  /** In both themes. */
  async function findingsAt(width: number): Promise<string[]> {
    await page.setViewportSize({ width, height: 800 });
    const all: string[] = [];
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      const findings = await seriousFindings(page);
      all.push(...findings.map((finding) => `${colorScheme}, ${width} px: ${finding}`));
    }
    return all;
  }

  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    sandbox = await createSandbox({ seed: SEED, responseDeadlineMs: 1000, limits: false });
    bot = await startPageBot(sandbox);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(15_000);
    foreign = await keepLocal(page, new URL(sandbox.pageUrl).origin);
    problems.length = 0;
    page.on('pageerror', ({ message }) => problems.push(message));
  });
  afterEach(async () => {
    await page.close();
    await bot.stop();
    await sandbox.close();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });

  it('opens on the first channel of the first server', async () => {
    await page.goto(sandbox.pageUrl);
    await page.getByRole('heading', { level: 1, name: 'computer-vision' }).waitFor();
    expect(new URL(page.url()).hash).toBe(`#/${guild().id}/${channelId('computer-vision')}`);
  });

  it('shows a card with its title, fields, footer and buttons', async () => {
    await post('computer-vision', card('SenseTime gets green light'));
    await open();
    const shown = message('SenseTime gets green light');
    const title = shown.getByRole('link', { name: 'SenseTime gets green light' });
    expect(await title.getAttribute('href')).toBe('https://news.example/sensetime');
    const text = await shown.innerText();
    for (const part of [
      'Keypoint',
      'APP',
      'South China Morning Post',
      'NIST’s tests, bold and *plain*.',
      '149',
    ]) {
      expect(text).toContain(part);
    }
    const read = shown.getByRole('link', { name: 'Read' });
    expect(await read.getAttribute('rel')).toContain('noopener');
    expect(await shown.getByRole('button', { name: 'Related' }).isEnabled()).toBe(true);
  });

  it('shows the channel list with topics, and a mark on the unread channel', async () => {
    await open();
    await page.getByText('Machines that see').waitFor();
    await post('robotics', { content: 'A robot walks.' });
    await page.getByRole('link', { name: 'robotics, unread' }).click();
    await message('A robot walks.').waitFor();
    expect(new URL(page.url()).hash).toBe(`#/${guild().id}/${channelId('robotics')}`);
    await page.getByRole('link', { name: 'robotics', exact: true }).waitFor();
  });

  it('asks nobody but the sandbox, save for the pictures of cards', async () => {
    await post('computer-vision', card('Pictures'));
    await open();
    await page.getByRole('img', { name: 'Pictures' }).waitFor();
    expect(foreign).toEqual(['https://pictures.example/face.jpg']);
    expect(await message('Pictures').innerText()).toContain('pictures.example');
  });

  it('runs a command with autocomplete by keyboard alone', async () => {
    await open();
    await page.keyboard.type('/ne');
    await page.getByRole('option', { name: '/news topic' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('co');
    await page.getByRole('option', { name: 'Computer Vision' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Face Recognition', selected: true }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.type('count:3');
    await page.keyboard.press('Enter');
    await message('Here are 3 stories about computer-vision.').waitFor();
    expect(await message('Here are 3').innerText()).toMatch(/Ada\s+used\s+\/news/);
    expect(await field('Message #computer-vision: type / for commands').inputValue()).toBe('');
  });

  it('reads a command that was typed before the commands had come', async () => {
    let typed: () => void = () => undefined;
    const isTyped = new Promise<void>((resolve) => (typed = resolve));
    await page.route('**/sandbox/commands?*', async (route) => {
      await isTyped;
      await route.continue();
    });
    await open();
    await page.keyboard.type('/news topic ');
    typed();
    const topics = page.getByRole('option', { name: 'Robotics' });
    await topics.waitFor();
    expect(await topics.count()).toBe(1);
  });

  it('says which required option is missing, and which value is out of range', async () => {
    await open();
    await page.keyboard.type('/news topic ');
    await page.getByRole('option', { name: 'Robotics' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByText('topic: This option is required. Specify a value.').waitFor();
    await page.keyboard.type('robo');
    await page.getByRole('option', { name: 'Robotics' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('count:99');
    await page.keyboard.press('Enter');
    await page.getByText('count: Specify a value less than or equal to 10.').waitFor();
    expect(await field('count').getAttribute('aria-invalid')).toBe('true');
  });

  it('shows an ephemeral answer to the one who asked, until it is dismissed', async () => {
    const other = await browser.newPage();
    await other.goto(`${sandbox.pageUrl}#/${guild().id}/${channelId('computer-vision')}`);
    await other.getByLabel('Act as user').selectOption(sandbox.ids.users['bob'] ?? '');
    await open();
    await runByKeyboard('whisper');
    await message('A secret for you.').getByText('Only you can see this').waitFor();
    await post('computer-vision', { content: 'For everybody.' });
    await other.getByText('For everybody.').waitFor();
    expect(await other.getByText('A secret for you.').count()).toBe(0);
    await other.close();
    await message('A secret for you.').getByRole('button', { name: 'Dismiss message' }).click();
    await message('A secret for you.').waitFor({ state: 'detached' });
  });

  it('presses a button and shows its answer', async () => {
    await post('computer-vision', card('Press me'));
    await open();
    await page.getByRole('button', { name: 'Related' }).click();
    await message('Related stories.').waitFor();
    expect(await message('Related stories.').innerText()).toContain('Only you can see this');
  });

  it('says "This interaction failed" where the bot never answers a button', async () => {
    await post('computer-vision', card('Press me'));
    await open();
    await page.getByRole('button', { name: 'Broken' }).click();
    await page.getByText('This interaction failed').waitFor();
    expect(await message('Press me').innerText()).toContain('This interaction failed');
  });

  it('says that the application did not respond to a command', async () => {
    await open();
    await runByKeyboard('silent');
    await page.getByText('The application did not respond').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: 'did not respond' }).count()).toBe(1);
  });

  it('chooses from a select menu by keyboard', async () => {
    await post('computer-vision', card('Choose'));
    await open();
    await page.getByRole('combobox', { name: 'How often?' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Daily' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await message('Cadence: daily').waitFor();
    expect(await message('Cadence: daily').getByRole('option').count()).toBe(0);
  });

  it('shows that the bot is thinking, then its answer', async () => {
    await open();
    await runByKeyboard('think');
    await page.getByText('Keypoint is thinking…').waitFor();
    bot.finishThinking();
    await message('Thought it through.').waitFor();
    expect(await page.getByText('is thinking…').count()).toBe(0);
  });

  it('opens a form over the page, says what is missing, and sends it', async () => {
    await open();
    await runByKeyboard('form');
    const form = page.getByRole('dialog', { name: 'Follow keywords' });
    await form.waitFor();
    expect(await page.locator(':focus').getAttribute('name')).toBe('words');
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.getByRole('alert').filter({ hasText: 'This field is required.' }).first().waitFor();
    await page.keyboard.type('robot');
    await page.keyboard.press('Tab');
    await page.keyboard.type('dai');
    await page.keyboard.press('Enter');
    const menu = form.getByRole('combobox', { name: 'How often' });
    await expect.poll(() => menu.inputValue()).toBe('Daily');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Submit' }).click();
    await message('Following robot, daily.').waitFor();
    await form.waitFor({ state: 'detached' });
    await runByKeyboard('form');
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  });

  it('runs a command on a message from its Apps menu', async () => {
    await post('computer-vision', { content: 'A riddle.' });
    await open();
    const riddle = message('A riddle.');
    await riddle.getByText('Apps').focus();
    await page.keyboard.press('Enter');
    await riddle.getByRole('button', { name: 'Explain' }).click();
    await message('It says: A riddle.').waitFor();
    expect(await message('It says: A riddle.').innerText()).toContain('Keypoint');
  });

  it('shows a forum by tags, its posts, and what a person writes in one', async () => {
    const forum = await bot.client.channels.fetch(channelId('papers'));
    if (!(forum instanceof ForumChannel)) throw new Error('papers is no forum');
    const [vision] = forum.availableTags;
    const appliedTags = vision ? [vision.id] : [];
    await forum.threads.create({ name: 'Seeing', message: { content: 'Why.' }, appliedTags });
    await forum.threads.create({ name: 'Speaking', message: { content: 'How.' } });
    await open('papers');
    const posts = page.getByRole('region', { name: 'Posts in papers' }).getByRole('listitem');
    await posts.filter({ hasText: 'Keypoint: How.' }).waitFor();
    expect(await posts.count()).toBe(2);
    await page.getByRole('button', { name: 'Vision', exact: true }).click();
    await posts.filter({ hasText: 'Speaking' }).waitFor({ state: 'detached' });
    await posts.getByRole('button', { name: /Seeing/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Seeing' }).waitFor();
    await page.keyboard.type('/');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('I see.');
    await page.keyboard.press('Enter');
    await message('I see.').filter({ hasText: 'Ada' }).waitFor();
    await page.getByRole('button', { name: 'papers', exact: true }).click();
    await posts.filter({ hasText: '1 reply' }).waitFor();
  });

  it('has no serious accessibility finding, in both themes and at both widths', async () => {
    await post('computer-vision', card('A card'));
    await open();
    await message('A card').waitFor();
    await page.keyboard.type('/');
    await page.getByRole('option', { name: '/news topic' }).waitFor();
    for (const width of [1280, 400]) expect(await findingsAt(width)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show channels' }).click();
    await page.getByRole('link', { name: 'robotics' }).waitFor();
    expect(await findingsAt(400)).toEqual([]);
  });

  it('shows an edit and a deletion as they happen', async () => {
    const sent = await post('computer-vision', { content: 'Three outlets.' });
    await open();
    await message('Three outlets.').waitFor();
    await sent.edit('Four outlets.');
    await message('Four outlets.').getByText('(edited)').waitFor();
    expect(await page.getByText('Three outlets.').count()).toBe(0);
    await sent.delete();
    await message('Four outlets.').waitFor({ state: 'detached' });
  });

  it('shows a direct message to its recipient alone, however late the connection is', async () => {
    const bob = sandbox.ids.users['bob'] ?? '';
    const neverConnects = (): void => undefined;
    await page.routeWebSocket(new RegExp(`live\\?user_id=${bob}`, 'u'), neverConnects);
    await open();
    const ada = await bot.client.users.fetch(sandbox.ids.users['ada'] ?? '');
    await ada.send('Your digest.');
    await page.getByRole('button', { name: 'Direct messages, unread messages' }).click();
    await message('Your digest.').waitFor();
    await page.getByLabel('Act as user').selectOption(bob);
    await page.getByText('No direct messages yet.').waitFor();
    expect(await page.getByText('Your digest.').count()).toBe(0);
  });

  it('never turns text of a message into markup', async () => {
    await post('computer-vision', {
      content: '<img src=x onerror=alert(1)> [x](javascript:alert(1))',
    });
    await open();
    const shown = message('<img src=x onerror=alert(1)> [x](javascript:alert(1))');
    await shown.waitFor();
    expect(await shown.locator('img, a').count()).toBe(0);
  });

  it('draws only the last messages, and older ones when one scrolls up to them', async () => {
    for (let at = 1; at <= 60; at += 1) await post('robotics', { content: `Message ${at}` });
    await open('robotics');
    await message('Message 60').waitFor();
    expect(await page.getByRole('article').count()).toBe(50);
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, -20_000);
    await page.getByText('Message 1', { exact: true }).waitFor();
    expect(await page.getByRole('article').count()).toBe(60);
  });

  it('opens the channels from a button at 400 px', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await open();
    const robotics = page.getByRole('link', { name: 'robotics' });
    expect(await robotics.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Show channels' }).click();
    await robotics.click();
    await page.getByRole('heading', { level: 1, name: 'robotics' }).waitFor();
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(400);
  });
});
