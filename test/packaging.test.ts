/** Owns the proof that what runs Keypoint elsewhere names files and settings that there are. */
import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingTexts } from '../src/setting-texts.ts';

const read = (file: string) => readFileSync(file, 'utf8');
/** Node's own, and of the programs around it. */
const OTHERS = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'];
const known = (names: readonly string[]) =>
  names.map((name) => name.replace(/_FILE$/, '')).filter((name) => !OTHERS.includes(name));

describe('the container', () => {
  const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ');
  const lines = (instruction: string) =>
    [...dockerfile.matchAll(new RegExp(`^${instruction} +(.*)$`, 'gm'))].map(
      ([, rest = '']) => rest,
    );

  it('is made of what there is, which is all that its builder sees', () => {
    const copied = lines('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1));
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    const seen = read('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
    expect(new Set(copied)).toEqual(new Set(seen));
  });

  it('sets what are settings, runs as nobody in particular, and what it runs is the package’s', () => {
    const set = lines('ENV').flatMap((rest) => rest.match(/\b[A-Z_]+(?==)/g) ?? []);
    expect(known(set).filter((name) => !(name in settingTexts))).toEqual([]);
    expect(lines('USER')).toEqual(['node']);
    const { bin } = z
      .object({ bin: z.object({ keypoint: z.string() }) })
      .parse(JSON.parse(read('package.json')));
    expect(lines('ENTRYPOINT')[0]).toContain(`"${bin.keypoint}"`);
  });
});

it('compose sets what are settings, from secrets that it has', () => {
  const service = z.object({
    environment: z.record(z.string(), z.string()),
    secrets: z.array(z.string()),
    volumes: z.array(z.string()),
  });
  const compose = z
    .object({
      services: z.record(z.string(), service),
      secrets: z.record(z.string(), z.object({ file: z.string() })),
      volumes: z.record(z.string(), z.null()),
    })
    .parse(load(read('compose.yaml')));
  for (const { environment, secrets, volumes } of Object.values(compose.services)) {
    const names = known(Object.keys(environment));
    expect(names.filter((name) => !(name in settingTexts))).toEqual([]);
    const wanted = Object.values(environment).flatMap((value) =>
      value.startsWith('/run/secrets/') ? [value.slice('/run/secrets/'.length)] : [],
    );
    expect(secrets.toSorted()).toEqual(wanted.toSorted());
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining(secrets));
    const kept = volumes.map((volume) => volume.split(':')[0] ?? '');
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(kept));
  }
  expect(read('.gitignore')).toContain('secrets/');
});

it('the unit sets what are settings, and starts what is built', () => {
  const unit = read('deploy/keypoint.service');
  const set = (unit.match(/^Environment=(.*)$/m)?.[1] ?? '').match(/\b[A-Z_]+(?==)/g) ?? [];
  expect(known(set).filter((name) => !(name in settingTexts))).toEqual([]);
  expect(unit).toContain(' dist/main.js\n');
  expect(existsSync('src/main.ts')).toBe(true);
});

it('the package holds what the program reads beside itself', () => {
  const { files } = z
    .object({ files: z.array(z.string()) })
    .parse(JSON.parse(read('package.json')));
  expect(files).toEqual(expect.arrayContaining(['dist', 'drizzle', 'seeds', '.env.example']));
});
