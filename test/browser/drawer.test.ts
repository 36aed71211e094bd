/** Owns the proof that a bot's maker can watch and disturb the bot from the page's drawer. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { seriousFindings } from '../support/axe.ts';
import { buildPage, chromiumPath, launchBrowser, SKIPPED } from '../support/browser.ts';
import { startPageBot, type PageBot } from '../support/page-bot.ts';

const SEED = {
  users: [{ username: 'ada', displayName: 'Ada' }],
  guilds: [
    {
      name: 'Keypoint',
      channels: [{ name: 'computer-vision' }, { name: 'robotics' }, { name: 'old-news' }],
    },
  ],
};

const TABS = ['Requests', 'Limits', 'Faults', 'Clock'] as const;

if (chromiumPath === undefined) process.stderr.write(`${SKIPPED}\n`);

describe.skipIf(chromiumPath === undefined)('the drawer', () => {
  let browser: Browser;
  let sandbox: Sandbox;
  let bot: PageBot;
  let page: Page;
  const problems: string[] = [];

  const drawer = (): Locator => page.getByRole('complementary', { name: 'Developer tools' });
  const requests = (): Locator => drawer().getByRole('list', { name: 'Requests' });
  const said = (text: string): Locator => drawer().getByRole('status').filter({ hasText: text });

  async function post(name: string, content: string): Promise<void> {
    const channel = await bot.client.channels.fetch(
      sandbox.ids.guilds['Keypoint']?.channels[name] ?? '',
    );
    if (!channel?.isSendable()) throw new Error(`no channel ${name}`);
    await channel.send(content);
  }

  /** From a closed drawer, by keyboard alone. */
  async function open(tab: (typeof TABS)[number]): Promise<void> {
    await page.keyboard.press('Control+.');
    await drawer().waitFor();
    await page.keyboard.press('Home');
    for (let at = 0; at < TABS.indexOf(tab); at += 1) await page.keyboard.press('ArrowRight');
    await page.getByRole('tabpanel', { name: tab }).waitFor();
  }

  async function pressWhenFocused(name: string, role: 'button' | 'switch'): Promise<void> {
    await drawer().getByRole(role, { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  }

  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    sandbox = await createSandbox({ seed: SEED, limits: false });
    bot = await startPageBot(sandbox);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', ({ message }) => problems.push(message));
    await page.goto(sandbox.pageUrl);
    await page.getByRole('heading', { level: 1, name: 'computer-vision' }).waitFor();
  });
  afterEach(async () => {
    if ((await drawer().count()) > 0) await page.keyboard.press('Control+.');
    await drawer().waitFor({ state: 'detached' });
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
    await sandbox.close();
  });

  it('opens by a key with the focus on its tab, and gives the focus back on Escape', async () => {
    const button = page.getByRole('button', { name: 'Developer tools', exact: true });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Control+.');
    await page.getByRole('tab', { name: 'Requests' }).waitFor();
    expect(await page.locator(':focus').innerText()).toBe('Requests');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('End');
    await page.getByRole('tabpanel', { name: 'Clock' }).waitFor();
    await page.reload();
    await page.getByRole('tabpanel', { name: 'Clock' }).waitFor();
    await page.getByRole('tab', { name: 'Clock' }).press('Escape');
    await drawer().waitFor({ state: 'detached' });
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Developer tools');
  });

  it('lists the bot’s requests, those before it was opened too, and shows what was sent', async () => {
    await post('computer-vision', 'A first line.');
    await open('Requests');
    const line = requests().getByRole('button', { name: '/channels/:channel_id/messages' }).first();
    await line.waitFor();
    expect(await line.innerText()).toMatch(/200[^]*POST[^]*ms[^]*#computer-vision/);
    await line.press('Enter');
    await drawer().getByRole('region', { name: 'Body' }).getByText('"A first line."').waitFor();
    await drawer().getByRole('region', { name: 'Answer' }).getByText('"channel_id"').waitFor();
    await drawer().getByRole('searchbox', { name: 'Filter requests' }).fill('put commands');
    await line.waitFor({ state: 'detached' });
    expect(await requests().getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('Escape');
    await line.waitFor();
  });

  it('keeps what one reads in its place while requests come, and can be paused', async () => {
    for (let at = 0; at < 20; at += 1) await post('robotics', `Filler ${at}`);
    await open('Requests');
    const line = requests().getByRole('listitem').nth(12);
    await page.locator('#drawer-panel').evaluate((panel) => panel.scrollTo(0, 600));
    const id = await line.getAttribute('data-request');
    const read = page.locator(`[data-request="${id}"]`);
    const before = await read.boundingBox();
    await post('robotics', 'One more.');
    await page.locator(`[data-request="${Number(id) + 13}"]`).waitFor({ state: 'attached' });
    const moved = ((await read.boundingBox())?.y ?? 0) - (before?.y ?? 0);
    expect(Math.abs(moved)).toBeLessThan(2);
    await pressWhenFocused('Pause', 'button');
    await post('robotics', 'While paused.');
    await drawer().getByRole('button', { name: 'Paused: 1 new' }).press('Enter');
    await page.locator(`[data-request="${Number(id) + 14}"]`).waitFor({ state: 'attached' });
  });

  it('puts the clock forward: a command that waits for the bot fails at once', async () => {
    await page.keyboard.type('/silent');
    await page.getByRole('option', { name: '/silent' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Command being sent' }).waitFor();
    await open('Clock');
    await pressWhenFocused('+3 s', 'button');
    await page.getByText('The application did not respond').waitFor();
    await said('The clock was put three seconds forward.').waitFor();
    expect(await page.getByRole('tabpanel', { name: 'Clock' }).innerText()).toContain(
      'The sandbox is 3 s ahead of the real time.',
    );
  });

  it('switches a fault on, shows it while it is closed, and the request that it hit', async () => {
    await open('Faults');
    await drawer().getByRole('combobox', { name: 'Requests' }).selectOption('posting messages');
    await drawer().getByRole('combobox', { name: 'Answer' }).selectOption('502 Bad Gateway');
    await pressWhenFocused('Switch it on', 'button');
    await said('Switched on: 502 Bad Gateway: posting messages, for the next request.').waitFor();
    await drawer().getByRole('button', { name: 'End 502', exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Developer tools: 1 fault is on' }).waitFor();
    await post('robotics', 'At the second try.');
    await page.getByRole('button', { name: 'Developer tools', exact: true }).waitFor();
    await open('Requests');
    await pressWhenFocused('Problems only', 'button');
    const hit = requests().getByRole('button', { name: 'fault: 502' });
    expect(await hit.innerText()).toMatch(/502[^]*failed[^]*#robotics/);
    await pressWhenFocused('Problems only', 'button');
  });

  it('ends a fault before it has happened, and says in words what is refused', async () => {
    await open('Faults');
    await drawer().getByRole('combobox', { name: 'Requests' }).selectOption('a route of my own');
    await drawer().getByRole('textbox', { name: 'Route' }).fill('gateway');
    await pressWhenFocused('Switch it on', 'button');
    await said('must start with "/"').waitFor();
    await drawer().getByRole('textbox', { name: 'Route' }).fill('/gateway');
    await page.keyboard.press('Enter');
    const on = drawer().getByRole('list', { name: 'Faults that are on' });
    await on.getByText('/gateway').waitFor();
    await pressWhenFocused('End all', 'button');
    await said('All faults of requests are ended.').waitFor();
    expect(await drawer().getByText('No fault of requests is on.').count()).toBe(1);
  });

  it('shows what is left of a bucket, counting down until it is full again', async () => {
    await open('Limits');
    const limits = drawer().getByRole('switch', { name: 'Rate limits' });
    if ((await limits.getAttribute('aria-checked')) === 'false') await limits.press('Enter');
    await drawer().getByRole('switch', { name: 'Rate limits', checked: true }).waitFor();
    await post('robotics', 'Counted.');
    const bucket = drawer().getByRole('listitem').filter({ hasText: '/messages' });
    await bucket.waitFor();
    const text = await bucket.innerText();
    expect(text).toMatch(/#robotics[^]*\d of \d left[^]*full again in [\d.]+ s/);
  });

  it('closes the open channel to the bot, and opens it again', async () => {
    await open('Faults');
    await drawer().getByRole('button', { name: 'Channel', exact: true }).press('Enter');
    await page.locator('#faults-channel:focus').waitFor();
    await pressWhenFocused('The bot sees #computer-vision', 'switch');
    await said('#computer-vision is closed to the bot.').waitFor();
    await expect(post('computer-vision', 'To a closed door.')).rejects.toThrow('Missing Access');
    await pressWhenFocused('The bot sees #computer-vision', 'switch');
    await drawer().getByRole('switch', { name: 'Embed Links', checked: true }).press('Enter');
    await said('Embed Links in #computer-vision is taken away.').waitFor();
    await drawer().getByRole('switch', { name: 'Embed Links', checked: false }).press('Enter');
    await said('Embed Links in #computer-vision is given back.').waitFor();
  });

  it('deletes a channel only after a second word', async () => {
    await page.getByRole('link', { name: 'old-news' }).click();
    await page.getByRole('heading', { level: 1, name: 'old-news' }).waitFor();
    await open('Faults');
    await pressWhenFocused('Delete #old-news', 'button');
    await page.getByRole('button', { name: 'Keep it' }).press('Escape');
    await page.locator('#delete-channel:focus').press('Enter');
    await pressWhenFocused('Delete it', 'button');
    await said('#old-news is deleted.').waitFor();
    await page.getByRole('link', { name: 'old-news' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('computer-vision');
  });

  it('kicks and times out the bot, and closes a person’s direct messages', async () => {
    await open('Faults');
    const flip = async (name: string, was: boolean): Promise<void> => {
      await drawer().getByRole('switch', { name, checked: was }).press('Enter');
      await drawer().getByRole('switch', { name, checked: !was }).waitFor();
    };
    await flip('Takes direct messages', true);
    await flip('Takes direct messages', false);
    await pressWhenFocused('Time the bot out for 10 min', 'button');
    await said('The bot is in timeout for ten minutes.').waitFor();
    await pressWhenFocused('End its timeout', 'button');
    await said('The bot’s timeout is over.').waitFor();
    await flip('Outage', false);
    await page.getByRole('button', { name: 'Developer tools: 1 fault is on' }).waitFor();
    await flip('Outage', true);
    await flip('The bot is a member', true);
    expect(await drawer().getByText('The bot is not in this server.').count()).toBe(1);
    await flip('The bot is a member', false);
    await drawer().getByRole('switch', { name: 'Embed Links', checked: true }).waitFor();
  });

  it('installs the app for a person, and opens a conversation', async () => {
    await open('Faults');
    await drawer()
      .getByRole('switch', { name: 'Has the app installed', checked: false })
      .press('Enter');
    await said('Ada has the app everywhere').waitFor();
    await drawer().getByRole('switch', { name: 'Has the app installed', checked: true }).waitFor();
    await drawer().getByLabel('Talk to').selectOption({ label: 'Keypoint' });
    await said('The conversation with Keypoint is among the direct messages.').waitFor();
    await page.getByRole('button', { name: /^Direct messages/u }).click();
    await page.locator('h1', { hasText: 'Keypoint' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Keypoint');
    await page
      .getByRole('button', { name: /^Keypoint/u })
      .first()
      .click();
    await drawer()
      .getByRole('switch', { name: 'Has the app installed', checked: true })
      .press('Enter');
    await said('Ada has removed the app.').waitFor();
  });

  it('counts posts of the same content, and goes to them', async () => {
    await post('robotics', 'Said twice.');
    await post('robotics', 'Said twice.');
    await open('Requests');
    await drawer().getByText('Posted more than once').press('Enter');
    await drawer().getByText('2 times in #robotics').waitFor();
    await pressWhenFocused('Go to post 2 of 2', 'button');
    await page.locator('article:focus').filter({ hasText: 'Said twice.' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('robotics');
  });

  describe.each(['dark', 'light'] as const)('in %s', (theme) => {
    it.each([400, 1280])('has no serious accessibility finding at %s px', async (width) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      await page.keyboard.press('Control+.');
      // Findings come with a theme or with a width: each tab is seen in both of either.
      const tabs = (theme === 'dark') === (width === 1280) ? TABS : TABS.slice(0, 1);
      for (const tab of tabs) {
        await drawer().getByRole('tab', { name: tab }).click();
        await drawer().getByRole('tabpanel', { name: tab }).waitFor();
        const findings = await seriousFindings(page, tab === 'Requests' ? 'html' : '#drawer');
        expect({ tab, findings }).toEqual({ tab, findings: [] });
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });
  });
});
