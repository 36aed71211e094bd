import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig, settingTexts } from '../src/config.ts';

it('needs nothing', () => {
  expect(parseConfig({})).toMatchObject({
    KEYPOINT_DATA: resolve('data'),
    KEYPOINT_ARTICLES: resolve('seeds/articles'),
    QUALITY_BAR: 20,
    ALERT_BAR: 70,
    HEAT_PER_ARTICLE: 10,
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
  expect(() => parseConfig({ [name]: example })).not.toThrow();
});

describe('a wrong value', () => {
  it.each([
    ['QUALITY_BAR', 'high', 'a whole number from 0 to 1000; it is "high"'],
    ['QUALITY_BAR', '20.5', 'a whole number from 0 to 1000'],
    ['ALERT_BAR', '-1', 'a whole number from 0 to 10000'],
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
