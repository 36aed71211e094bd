/**
 * Owns the measure of the sandbox's page: 500 channels and 2,000 messages in one of them, in Debian's
 * Chromium. Promises: switching and scrolling under 100 ms, first paint under 1 s, under 300 KB.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { createSandbox, type Sandbox } from '../src/sandbox/sandbox.ts';
import { buildPage, chromiumPath, launchBrowser, SKIPPED } from '../test/support/browser.ts';

const CHANNELS = 500;
const MESSAGES = 2000;
const ROUNDS = 3;
const SWITCHES = 10;
const PAGE = fileURLToPath(new URL('../dist/sandbox/page/', import.meta.url));

export async function benchSandboxPage(): Promise<void> {
  if (chromiumPath === undefined) throw new Error(SKIPPED);
  await buildPage();
  const names = Array.from({ length: CHANNELS }, (_, at) => `channel-${at}`);
  const sandbox = await createSandbox({
    limits: false,
    seed: {
      users: [{ username: 'ada', displayName: 'Ada' }],
      guilds: [{ name: 'Big', channels: names.map((name) => ({ name })) }],
    },
  });
  await fill(sandbox, names);
  const browser = await launchBrowser();
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(browser, sandbox));
  await browser.close();
  await sandbox.close();
  report(rounds);
}

/** The first channel has them all, the next ones a card each. */
async function fill(sandbox: Sandbox, names: readonly string[]): Promise<void> {
  await sandbox.control({ action: 'limits.set', enabled: false });
  const ids = sandbox.ids.guilds['Big']?.channels ?? {};
  const post = async (name: string, at: number): Promise<void> => {
    const answer = await fetch(`${sandbox.apiUrl}/v10/channels/${ids[name] ?? ''}/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bot ${sandbox.token}`,
        'content-type': 'application/json',
        'user-agent': 'DiscordBot (https://keypoint.example, 1.0.0)',
      },
      body: JSON.stringify(at % 4 === 0 ? card(name, at) : { content: `Message ${at} of ${name}` }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  };
  const [big = ''] = names;
  for (let at = 0; at < MESSAGES; at += 1) await post(big, at);
  for (const name of names.slice(1)) await post(name, 0);
}

function card(name: string, at: number) {
  return {
    embeds: [
      {
        title: `Card ${at} of ${name}`,
        description: 'A model sees more than before. **Three** outlets say so.'.repeat(3),
        url: `https://news.example/${at}`,
        color: 0x3b_a5_5d,
        fields: [
          { name: 'Topic', value: 'Computer Vision', inline: true },
          { name: 'Heat', value: String(at), inline: true },
        ],
        footer: { text: 'Keypoint' },
      },
    ],
    components: [
      { type: 1, components: [{ type: 2, style: 2, label: 'Related', custom_id: 'related' }] },
    ],
  };
}

type Round = { firstPaint: number; switches: number; toBig: number; scroll: number };

async function measure(browser: Browser, sandbox: Sandbox): Promise<Round> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const guild = sandbox.ids.guilds['Big'];
  const hash = (name: string): string => `#/${guild?.id ?? ''}/${guild?.channels[name] ?? ''}`;
  await page.goto(`${sandbox.pageUrl}${hash('channel-0')}`);
  await page.locator('[data-message-id]').last().waitFor();
  const firstPaint = await evaluate(page, FIRST_PAINT);
  const switches: number[] = [];
  const toBig: number[] = [];
  for (let at = 1; at <= SWITCHES; at += 1) {
    switches.push(await evaluate(page, switchTo(hash(`channel-${at}`), `of channel-${at}`)));
    toBig.push(await evaluate(page, switchTo(hash('channel-0'), `Message ${MESSAGES - 1} of`)));
  }
  const up = await evaluate(page, scroll(-1, 'Card 0 of channel-0'));
  const down = await evaluate(page, scroll(1, `Message ${MESSAGES - 1} of`));
  await page.close();
  return {
    firstPaint,
    switches: Math.max(...switches),
    toBig: Math.max(...toBig),
    scroll: Math.max(up, down),
  };
}

async function evaluate(page: Page, script: string): Promise<number> {
  return Number(await page.evaluate(script));
}

/** When the messages were in sight: the largest paint so far, since the navigation began. */
const FIRST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Milliseconds from a click in the channel list until the channel's messages are painted. */
const switchTo = (hash: string, text: string): string => `new Promise((resolve) => {
  const link = document.querySelector('a.channel[href="${hash}"]');
  const start = performance.now();
  link.click();
  const look = () => {
    const messages = [...document.querySelectorAll('[data-message-id]')].slice(-1);
    if (messages.some(({ textContent }) => textContent.includes('${text}')))
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    else requestAnimationFrame(look);
  };
  look();
})`;

/** The longest frame, in ms, of scrolling by a screen a frame until the text is in sight. */
const scroll = (sign: 1 | -1, text: string): string => `new Promise((resolve) => {
  const scroller = document.querySelector('#scroller');
  const end = performance.now() + 60_000;
  let last = performance.now();
  let longest = 0;
  const step = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    const all = document.querySelectorAll('[data-message-id]');
    const edge = ${sign === 1 ? 'all[all.length - 1]' : 'all[0]'};
    const isThere = edge.textContent.includes('${text}') && ${
      sign === 1
        ? 'scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2'
        : 'scroller.scrollTop <= 0'
    };
    if (isThere) return resolve(longest);
    if (now > end) throw new Error('the end was never reached');
    scroller.scrollTop += ${sign * 700};
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

function report(rounds: readonly Round[]): void {
  const median = (name: keyof Round): string => {
    const sorted = rounds.map((round) => round[name]).toSorted((a, b) => a - b);
    return (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0).padStart(5);
  };
  const bytes = readdirSync(PAGE).reduce(
    (sum, name) => sum + gzipSync(readFileSync(PAGE + name)).length,
    0,
  );
  const lines = [
    `sandbox page, ${CHANNELS} channels, ${MESSAGES} messages, median of ${ROUNDS} rounds`,
    `  messages painted after navigation   ${median('firstPaint')} ms  (promise: 1000)`,
    `  slowest of ${SWITCHES} switches to a channel  ${median('switches')} ms  (promise: 100)`,
    `  slowest of ${SWITCHES} back to the big one    ${median('toBig')} ms  (promise: 100)`,
    `  longest frame of scrolling          ${median('scroll')} ms  (promise: 100)`,
    `  the page, compressed                ${(bytes / 1024).toFixed(0).padStart(5)} KB  (promise: 300)`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
