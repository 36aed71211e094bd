/** Owns files in Discord's terms: uploads, what messages show of them, and how they are served. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as spec from 'discord-api-spec/zod';
import { AttachmentBuilder, Client, GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { placesOf, rawApi, USER_AGENT, type Answer, type Api } from '../raw.ts';
import { rawBot } from '../raw-bot.ts';
import { until } from '../until.ts';

const MIB = 1024 * 1024;
/** One pixel by two. */
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('00000001000000020806000000', 'hex'),
]);

let sandbox: Sandbox;
let api: Api;
let places: ReturnType<typeof placesOf>;

beforeAll(async () => {
  sandbox = await createSandbox({ limits: false });
  api = rawApi(sandbox);
  places = placesOf(sandbox);
});

afterAll(() => sandbox.close());

type Part = [name: string, filename: string, bytes: Uint8Array | string];

async function upload(
  path: string,
  payload: unknown,
  parts: Part[],
  { method = 'POST', from = sandbox }: { method?: string; from?: Sandbox } = {},
): Promise<Answer> {
  const form = new FormData();
  if (payload !== undefined) form.set('payload_json', JSON.stringify(payload));
  for (const [name, filename, bytes] of parts) {
    form.set(name, new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), filename);
  }
  const response = await fetch(`${from.apiUrl}/v10${path}`, {
    method,
    headers: { 'user-agent': USER_AGENT, authorization: `Bot ${from.token}` },
    body: form,
  });
  const text = await response.text();
  const body: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}

type Attachment = Record<string, unknown> & { id: string; url: string; filename: string };
const attachmentsOf = ({ body }: Answer): Attachment[] => body['attachments'] as Attachment[];
const path = () => `/channels/${places.channelId}/messages`;
const issues = (body: unknown) => safeParse(spec.MessageResponseSchema, body).error?.issues;

describe('an uploaded file', () => {
  it('becomes an attachment with id, size, type, picture size and description', async () => {
    const listed = [{ id: 0, description: 'A pixel', filename: 'pixel.png' }, { id: '1' }];
    const sent = await upload(path(), { content: 'two', attachments: listed }, [
      ['files[0]', 'x.png', PNG],
      ['files[1]', 'nötes and more.txt', 'text'],
    ]);
    expect(sent.status).toBe(200);
    expect(issues(sent.body)).toBeUndefined();
    const url = /^http:\/\/127\.0\.0\.1:\d+\/attachments\/\d+\/\d+\/pixel\.png$/u;
    expect(attachmentsOf(sent)).toEqual([
      {
        id: expect.stringMatching(/^\d+$/u),
        filename: 'pixel.png',
        description: 'A pixel',
        size: PNG.byteLength,
        url: expect.stringMatching(url),
        proxy_url: expect.stringMatching(url),
        content_type: 'image/png',
        width: 1,
        height: 2,
      },
      expect.objectContaining({ filename: 'notes_and_more.txt', size: 4 }),
    ]);
  });

  it('needs no text beside it, and no payload_json', async () => {
    const form = await upload(path(), undefined, [['files[0]', 'a.txt', 'x']]);
    expect([form.status, attachmentsOf(form).length]).toEqual([200, 1]);
  });

  it('takes payload_json as a part with a name of its own', async () => {
    const { status, body } = await upload(path(), undefined, [
      ['payload_json', 'blob', JSON.stringify({ content: 'said in a part' })],
      ['files[0]', 'a.txt', 'x'],
    ]);
    expect([status, body['content']]).toEqual([200, 'said in a part']);
  });

  it('is served as it came, harmlessly', async () => {
    const html = '<script>alert(1)</script>';
    const sent = await upload(path(), {}, [
      ['files[0]', 'pixel.png', PNG],
      ['files[1]', 'page.html', html],
    ]);
    const [picture, page] = attachmentsOf(sent);
    const shown = await fetch(picture?.url ?? '');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG);
    expect(shown.headers.get('content-type')).toBe('image/png');
    const download = await fetch(page?.url ?? '');
    expect(await download.text()).toBe(html);
    expect(download.headers.get('content-disposition')).toBe('attachment');
    expect(download.headers.get('content-type')).toBe('application/octet-stream');
    for (const { headers } of [shown, download]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain('sandbox');
    }
    expect((await fetch(`${sandbox.pageUrl}attachments/1/2/x.png`)).status).toBe(404);
  });

  it('of more than 10 MiB is too large (413, 40005)', async () => {
    const large = await upload(path(), {}, [['files[0]', 'a', Buffer.alloc(10 * MIB + 1)]]);
    expect([large.status, large.body['code']]).toEqual([413, 40_005]);
  });

  it('is refused as the eleventh of a message (30015)', async () => {
    const eleven = Array.from({ length: 11 }, (_, n): Part => [`files[${n}]`, 'a.txt', 'x']);
    const { status, body } = await upload(path(), {}, eleven);
    expect([status, body['code']]).toEqual([400, 30_015]);
  });

  it.each([
    [
      'a description of 1025',
      { attachments: [{ id: 0, description: 'x'.repeat(1025) }] },
      { attachments: { 0: { description: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } },
    ],
    [
      'a line for a file that did not come',
      { attachments: [{ id: 0 }, { id: 1 }] },
      { attachments: { 1: { _errors: [{ code: 'ATTACHMENT_NOT_FOUND' }] } } },
    ],
    [
      'a component that shows a file that did not come',
      {
        flags: 1 << 15,
        components: [{ type: 12, items: [{ media: { url: 'attachment://other.png' } }] }],
      },
      {
        components: {
          0: {
            items: {
              0: {
                media: {
                  url: {
                    _errors: [{ code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND' }],
                  },
                },
              },
            },
          },
        },
      },
    ],
  ])('with %s is refused with 50035', async (_title, payload, errors) => {
    const { status, body } = await upload(path(), payload, [['files[0]', 'pixel.png', PNG]]);
    expect([status, body['code']]).toEqual([400, 50_035]);
    expect(body['errors']).toMatchObject(errors);
  });
});

describe('attachment://', () => {
  it('in an embed becomes the file’s URL, and the file is not shown twice', async () => {
    const embeds = [
      {
        title: 't',
        image: { url: 'attachment://pixel.png' },
        thumbnail: { url: 'attachment://no.png' },
      },
    ];
    const sent = await upload(path(), { embeds }, [['files[0]', 'pixel.png', PNG]]);
    expect(issues(sent.body)).toBeUndefined();
    expect(attachmentsOf(sent)).toEqual([]);
    const url = expect.stringMatching(/^http.*\/pixel\.png$/u);
    expect(sent.body['embeds']).toMatchObject([
      // What names no file stays as it was sent, for everybody to see.
      { image: { url, width: 1, height: 2 }, thumbnail: { url: 'attachment://no.png' } },
    ]);
    const [embed] = sent.body['embeds'] as { image: { url: string } }[];
    expect((await fetch(embed?.image.url ?? '')).status).toBe(200);
  });

  it('in components becomes the file’s URL, with its name, size and id', async () => {
    const components = [
      { type: 12, items: [{ media: { url: 'attachment://pixel.png' } }] },
      { type: 13, file: { url: 'attachment://a.txt' } },
    ];
    const sent = await upload(path(), { flags: 1 << 15, components }, [
      ['files[0]', 'pixel.png', PNG],
      ['files[1]', 'a.txt', 'text'],
    ]);
    expect(issues(sent.body)).toBeUndefined();
    const [picture, text] = attachmentsOf(sent);
    expect(sent.body['components']).toMatchObject([
      { items: [{ media: { url: picture?.url, attachment_id: picture?.id, width: 1 } }] },
      { file: { url: text?.url }, name: 'a.txt', size: 4 },
    ]);
  });
});

describe('an edit', () => {
  const two: Part[] = [
    ['files[0]', 'a.txt', 'a'],
    ['files[1]', 'b.txt', 'b'],
  ];
  const names = (answer: Answer): string[] => attachmentsOf(answer).map(({ filename }) => filename);

  it('keeps the files that it lists, all when it lists none, and adds new ones', async () => {
    const sent = await upload(path(), { content: 'c' }, two);
    const own = `${path()}/${String(sent.body['id'])}`;
    const kept = await api('PATCH', own, { content: 'd' });
    expect(names(kept)).toEqual(['a.txt', 'b.txt']);
    const id = attachmentsOf(sent)[1]?.id;
    const list = [{ id, description: 'B' }, { id: '0' }];
    const edited = await upload(own, { attachments: list }, [['files[0]', 'c.txt', 'c']], {
      method: 'PATCH',
    });
    expect(names(edited)).toEqual(['b.txt', 'c.txt']);
    expect(attachmentsOf(edited)[0]).toMatchObject({ id, description: 'B' });
    expect(edited.body['edited_timestamp']).not.toBeNull();
    expect(names(await api('PATCH', own, { attachments: [] }))).toEqual([]);
  });

  it('may leave nothing but a file, and not nothing at all (50006)', async () => {
    const sent = await upload(path(), { content: 'c' }, two);
    const own = `${path()}/${String(sent.body['id'])}`;
    expect((await api('PATCH', own, { content: '' })).status).toBe(200);
    expect((await api('PATCH', own, { attachments: [] })).body['code']).toBe(50_006);
  });
});

it('comes with an interaction’s answer, ephemeral too, and with its followup', async () => {
  const bot = await rawBot(sandbox);
  const command = { name: 'file', description: 'd' };
  await api('POST', `/applications/${sandbox.applicationId}/commands`, command);
  const { memberId: userId, channelId } = places;
  const seen = await bot.seen(sandbox.runCommand({ userId, channelId, name: 'file' }));
  const payload = { type: 4, data: { flags: 64, attachments: [{ id: 0, description: 'D' }] } };
  const answered = await upload(
    `/interactions/${seen.id}/${seen.token}/callback?with_response=true`,
    payload,
    [['files[0]', 'a.txt', 'a']],
  );
  expect(safeParse(spec.InteractionCallbackResponseSchema, answered.body).error).toBeUndefined();
  expect(answered.body).toMatchObject({
    resource: {
      message: { attachments: [{ filename: 'a.txt', description: 'D', ephemeral: true }] },
    },
  });
  const followup = await upload(bot.hook(seen), {}, [['files[0]', 'b.txt', 'b']]);
  expect(attachmentsOf(followup)).toMatchObject([{ filename: 'b.txt' }]);
  await bot.close();
});

it('comes with a forum post', async () => {
  const seed = {
    users: [{ username: 'admin' }],
    guilds: [{ name: 'G', channels: [{ name: 'forum', type: 15 as const }] }],
  };
  const other = await createSandbox({ seed });
  const forum = other.ids.guilds['G']?.channels['forum'] ?? '';
  const message = { attachments: [{ id: 0, description: 'D' }] };
  const parts: Part[] = [['files[0]', 'a.txt', 'a']];
  const post = await upload(`/channels/${forum}/threads`, { name: 'post', message }, parts, {
    from: other,
  });
  expect(post.body['message']).toMatchObject({
    attachments: [{ filename: 'a.txt', description: 'D' }],
  });
  await other.close();
});

it('needs ATTACH_FILES (50013)', async () => {
  const seed = {
    users: [{ username: 'admin' }],
    guilds: [
      {
        name: 'G',
        channels: [
          {
            name: 'plain',
            overwrites: [{ role: '@everyone', deny: 1n << 15n }],
          },
        ],
      },
    ],
  };
  const strict = await createSandbox({ seed });
  const channelId = strict.ids.guilds['G']?.channels['plain'] ?? '';
  const to = `/channels/${channelId}/messages`;
  const denied = await upload(to, {}, [['files[0]', 'a.txt', 'a']], { from: strict });
  expect([denied.status, denied.body['code']]).toEqual([403, 50_013]);
  await strict.close();
});

it('is there after a restart with a state file, and swept when no message shows it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-files-'));
  const stateFile = join(folder, 'state.json');
  const first = await createSandbox({ limits: false, stateFile });
  const channel = placesOf(first).channelId;
  const to = `/channels/${channel}/messages`;
  const kept = await upload(to, {}, [['files[0]', 'kept.png', PNG]], { from: first });
  const gone = await upload(to, {}, [['files[0]', 'gone.png', PNG]], { from: first });
  await rawApi(first)('DELETE', `${to}/${String(gone.body['id'])}`);
  const port = Number(new URL(first.pageUrl).port);
  await first.close();
  const second = await createSandbox({ limits: false, stateFile, port });
  const [file] = attachmentsOf(kept);
  // Under the other name: connections to the first one were closed by its end.
  const served = await fetch((file?.url ?? '').replace('127.0.0.1', 'localhost'));
  expect(Buffer.from(await served.arrayBuffer())).toEqual(PNG);
  expect(readdirSync(`${stateFile}.files`)).toEqual([file?.id]);
  await second.close();
  rmSync(folder, { recursive: true });
});

it('discord.js sends and edits files', async () => {
  // Past the five seconds between two IDENTIFYs of one shard.
  await sandbox.control({ action: 'clock.move', ms: 5000 });
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.apiUrl } });
  await client.login(sandbox.token);
  await until(() => client.isReady() && client.guilds.cache.size > 0);
  const channel = await client.channels.fetch(places.channelId);
  if (channel?.isSendable() !== true) throw new Error('not a text channel');
  const file = new AttachmentBuilder(PNG, { name: 'pixel.png', description: 'A pixel' });
  const sent = await channel.send({ files: [file] });
  expect(sent.attachments.first()).toMatchObject({
    name: 'pixel.png',
    description: 'A pixel',
    width: 1,
  });
  const edited = await sent.edit({ content: 'c', attachments: [] });
  expect(edited.attachments.size).toBe(0);
  await client.destroy();
});
