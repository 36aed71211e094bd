/** Owns the proof that the page follows its reader: to answers, to linked messages, in their language. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage, chromiumPath, keepLocal, launchBrowser } from '../support/browser.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { card, startPageBot, type PageBot } from '../support/page-bot.ts';

const HEIGHT = 800;

const SEED = {
  users: [{ username: 'ada', displayName: 'Ada' }],
  guilds: [{ name: 'Keypoint', channels: [{ name: 'news' }, { name: 'robotics' }] }],
};

describe.skipIf(chromiumPath === undefined)('the page of a reader', () => {
  let browser: Browser;
  let sandbox: Sandbox;
  let bot: PageBot;
  let page: Page;

  const guild = () => sandbox.ids.guilds['Keypoint'] ?? { id: '', channels: {}, roles: {} };
  const message = (text: string): Locator => page.getByRole('article').filter({ hasText: text });

  async function post(name: string, body: ReturnType<typeof card> | { content: string }) {
    const channel = await bot.client.channels.fetch(guild().channels[name] ?? '');
    if (!channel?.isSendable()) throw new Error(`no channel ${name}`);
    return await channel.send(body);
  }

  async function open(): Promise<void> {
    await page.goto(`${sandbox.pageUrl}#/${guild().id}/${guild().channels['news'] ?? ''}`);
    await page.getByRole('heading', { level: 1, name: 'news' }).waitFor();
  }

  async function fill(name: string, count: number): Promise<void> {
    for (let at = 1; at <= count; at += 1) await post(name, { content: `Message ${at}` });
  }

  async function isInSight(shown: Locator): Promise<boolean> {
    const box = await shown.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= HEIGHT;
  }

  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    sandbox = await createSandbox({ seed: SEED, limits: false });
    bot = await startPageBot(sandbox);
    page = await browser.newPage({ viewport: { width: 1280, height: HEIGHT } });
    page.setDefaultTimeout(15_000);
    await keepLocal(page, new URL(sandbox.pageUrl).origin);
  });
  afterEach(async () => {
    await page.close();
    await bot.stop();
    await sandbox.close();
  });

  it('shows the answer to a button that was pressed further up', async () => {
    await post('news', card('Far up'));
    await fill('news', 40);
    await open();
    await message('Message 40').waitFor();
    await message('Far up').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Related' }).click();
    await message('Related stories.').waitFor();
    await expect.poll(() => isInSight(message('Related stories.'))).toBe(true);
  });

  it('highlights the one entry of a list that the pointer is over', async () => {
    await post('news', card('Choose'));
    await open();
    await page.getByRole('combobox', { name: 'How often?' }).click();
    const lit = page.locator('[role="option"].highlighted');
    await lit.filter({ hasText: 'At once' }).waitFor();
    await page.getByRole('option', { name: /Daily/ }).hover();
    await lit.filter({ hasText: 'Daily' }).waitFor();
    expect(await lit.count()).toBe(1);
    await page.keyboard.press('Enter');
    await message('Cadence: daily').waitFor();
  });

  it('marks nothing as new that comes while one looks on', async () => {
    await post('news', { content: 'Seen.' });
    await open();
    await message('Seen.').waitFor();
    await page.reload();
    await message('Seen.').waitFor();
    await post('news', { content: 'Just come.' });
    await message('Just come.').waitFor();
    expect(await page.getByText('NEW', { exact: true }).count()).toBe(0);
  });

  it('goes to a linked message within the sandbox', async () => {
    const linked = await post('robotics', { content: 'The linked one.' });
    await fill('robotics', 30);
    await post('news', { content: `Posted: ${linked.url}` });
    await open();
    await page.getByRole('button', { name: '#robotics › message' }).click();
    await page.getByRole('heading', { level: 1, name: 'robotics' }).waitFor();
    await expect.poll(() => isInSight(message('The linked one.'))).toBe(true);
  });

  it('lists commands in the language of one’s client', async () => {
    await open();
    await sandbox.control({
      action: 'locale.set',
      user_id: sandbox.ids.users['ada'] ?? '',
      locale: 'de',
    });
    await page.keyboard.type('/flu');
    await page.getByRole('option', { name: '/fluestern Antwortet dir allein' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await message('A secret for you.').waitFor();
    expect(await message('A secret for you.').innerText()).toContain('Only you can see this');
  });
});
