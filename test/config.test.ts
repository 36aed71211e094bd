import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { settingTexts } from '../src/setting-texts.ts';

it('needs nothing', () => {
  expect(parseConfig({})).toMatchObject({
    KEYPOINT_DATA: resolve('data'),
    KEYPOINT_ARTICLES: resolve('seeds/articles'),
    QUALITY_BAR: 20,
    ALERT_BAR: 70,
    HEAT_PER_ARTICLE: 10,
    KEEP_ARTICLES_DAYS: 0,
    KEEP_DELIVERIES_DAYS: 365,
    SCAN_SCHEDULE: '* * * * *',
    LOG_LEVEL: 'info',
  });
  expect(parseConfig({}).DISCORD_TOKEN).toBeUndefined();
});

it('takes a setting that is empty for one that is not set', () => {
  expect(parseConfig({ QUALITY_BAR: ' ', DISCORD_TOKEN: '' }).QUALITY_BAR).toBe(20);
});

it('is frozen', () => {
  expect(Object.isFrozen(parseConfig({}))).toBe(true);
});

it.each(Object.entries(settingTexts))('accepts the example of %s', (name, { example }) => {
  const { DISCORD_TOKEN, DATABASE_URL } = settingTexts;
  const server = { DISCORD_TOKEN: DISCORD_TOKEN.example, DATABASE_URL: DATABASE_URL.example };
  expect(() => parseConfig({ ...server, [name]: example })).not.toThrow();
});

describe('what a process does', () => {
  const server = { DISCORD_TOKEN: 'a.b.c', DATABASE_URL: 'postgres://127.0.0.1/keypoint' };
  const rolesOf = (text: string, more = {}) =>
    [...parseConfig({ ...server, ...more, KEYPOINT_ROLES: text }).KEYPOINT_ROLES].toSorted();

  it('is everything, or what is said', () => {
    expect([...parseConfig({}).KEYPOINT_ROLES]).toEqual(['gateway', 'worker', 'http']);
    expect(rolesOf('worker')).toEqual(['worker']);
    expect(rolesOf(' http , gateway')).toEqual(['gateway', 'http']);
    expect(rolesOf('http', { HTTP_PORT: '0' })).toEqual(['http']);
  });

  it('is not something else, nor nothing', () => {
    expect(() => rolesOf('sender')).toThrow(/KEYPOINT_ROLES must be some of gateway, worker and/);
    expect(() => rolesOf(',')).toThrow(/KEYPOINT_ROLES/);
    expect(() => rolesOf('http')).toThrow(/more than http until HTTP_PORT is set/);
  });

  it('is shared by processes that have one Discord and one database', () => {
    for (const lacking of ['DISCORD_TOKEN', 'DATABASE_URL']) {
      expect(() => rolesOf('worker', { [lacking]: '' })).toThrow(/DISCORD_TOKEN and DATABASE_URL/);
    }
  });

  it('has a part of the shards only where others can have the rest', () => {
    expect(() => parseConfig({ DISCORD_SHARDS: '0/2' })).toThrow(/all shards \(0-1\/2\) until/);
    expect(parseConfig({ DISCORD_SHARDS: '0-1/2' }).DISCORD_SHARDS?.ids).toEqual([0, 1]);
  });

  it.each([
    ['0/1', { ids: [0], count: 1 }],
    ['3/4', { ids: [3], count: 4 }],
    ['4-7/16', { ids: [4, 5, 6, 7], count: 16 }],
  ])('has the shards %s', (text, shards) => {
    const { DISCORD_SHARDS } = parseConfig({ ...server, DISCORD_SHARDS: text });
    expect(DISCORD_SHARDS).toEqual(shards);
  });

  it.each(['1', '1/1', '3-2/4', '2-4/4', '0/0', '-1/2', 'a/b', '1/2/3'])(
    'cannot have the shards %s',
    (text) => {
      expect(() => parseConfig({ DISCORD_SHARDS: text })).toThrow(/DISCORD_SHARDS must be this/);
    },
  );
});

describe('a wrong value', () => {
  it.each([
    ['QUALITY_BAR', 'high', 'a whole number from 0 to 1000; it is "high"'],
    ['QUALITY_BAR', '20.5', 'a whole number from 0 to 1000'],
    ['ALERT_BAR', '-1', 'a whole number from 0 to 10000'],
    ['KEEP_DELIVERIES_DAYS', '89', '0 (for ever), or a whole number from 90 to 36500'],
    ['KEEP_ARTICLES_DAYS', '1', '0 (for ever), or a whole number from 90 to 36500'],
    ['SANDBOX_PORT', '70000', 'a whole number from 0 to 65535'],
    ['SCAN_SCHEDULE', 'hourly', 'a cron expression of five or six parts'],
    ['DISCORD_API_URL', 'discord', 'an http(s) address without a password in it'],
    ['LOG_LEVEL', 'loud', 'one of fatal, error, warn, info, debug, trace, silent'],
  ])('%s=%s is refused with what is wanted and an example', (name, value, wanted) => {
    const text = settingTexts[name as keyof typeof settingTexts];
    expect(() => parseConfig({ [name]: value })).toThrow(`${name} must be ${wanted}`);
    expect(() => parseConfig({ [name]: value })).toThrow(`Example: ${name}=${text.example}`);
  });

  it('names all that are wrong at once', () => {
    expect(() => parseConfig({ QUALITY_BAR: 'x', ALERT_BAR: 'y' })).toThrow(
      /QUALITY_BAR[\s\S]*ALERT_BAR/,
    );
  });

  it.each([
    ['DISCORD_TOKEN', 'my secret token'],
    ['DATABASE_URL', 'mysql://user:my-secret@host/db'],
    ['DISCORD_API_URL', 'http://user:my-secret@host/api'],
  ])('%s is never shown', (name, value) => {
    expect(() => parseConfig({ [name]: value })).toThrow(name);
    expect(() => parseConfig({ [name]: value })).not.toThrow(/my.secret/);
  });
});

describe('a secret in a file', () => {
  it('is read without the newline at its end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keypoint-secret-'));
    const file = join(folder, 'database');
    writeFileSync(file, 'postgres://keypoint@127.0.0.1/keypoint\n');
    expect(parseConfig({ DATABASE_URL_FILE: file }).DATABASE_URL).toBe(
      'postgres://keypoint@127.0.0.1/keypoint',
    );
    rmSync(folder, { recursive: true });
  });

  it('counts where the setting itself is empty', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keypoint-secret-'));
    const file = join(folder, 'token');
    writeFileSync(file, 'a.b.c');
    expect(parseConfig({ DISCORD_TOKEN: '', DISCORD_TOKEN_FILE: file }).DISCORD_TOKEN).toBe(
      'a.b.c',
    );
    rmSync(folder, { recursive: true });
  });

  it('that is not there is named', () => {
    expect(() => parseConfig({ DISCORD_TOKEN_FILE: '/nowhere' })).toThrow(
      /DISCORD_TOKEN_FILE.*ENOENT/,
    );
  });
});

it.each(['?', '#', '?a=b', '#top', '/keypoint?', '/keypoint/#'])(
  'refuses a PUBLIC_URL that ends in %j: nothing can be put behind it',
  (end) => {
    const env = { PUBLIC_URL: `https://bot.example.org${end}` };
    expect(() => parseConfig(env)).toThrow('PUBLIC_URL must be an http(s) address without');
  },
);

it('keeps the path of a PUBLIC_URL, without slashes at its end', () => {
  const { PUBLIC_URL } = parseConfig({ PUBLIC_URL: 'https://bot.example.org/keypoint//' });
  expect(PUBLIC_URL).toBe('https://bot.example.org/keypoint');
});
