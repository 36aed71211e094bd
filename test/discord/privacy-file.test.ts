/** Owns the proof that Discord takes the file with all that is kept of somebody, however much it is. */
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { PersonExport } from '../../src/delivery/export-person.ts';
import { privacyFile } from '../../src/discord/privacy-file.ts';
import { textsFor } from '../../src/discord/texts/texts-for.ts';
import { NOW } from '../support/factories.ts';

const MIB = 1024 * 1024;

const keptOf = (votes: number): PersonExport => ({
  userId: '101',
  reader: null,
  directMessages: null,
  rulesOfChannels: [],
  votes: Array.from({ length: votes }, (_, storyId) => ({
    destinationId: 1,
    storyId,
    userId: '101',
    createdAt: NOW,
  })),
  followedStories: [],
  storyUpdates: [],
  notices: [],
});

it('is plain JSON', async () => {
  const { name, data } = await privacyFile(keptOf(1), textsFor('en-US'));
  expect(name).toBe('keypoint.json');
  expect(JSON.parse(Buffer.from(data).toString())).toMatchObject({ votes: [{ storyId: 0 }] });
});

it('is zipped where it would be more than the 10 MiB that Discord takes', async () => {
  const { name, data } = await privacyFile(keptOf(90_000), textsFor('en-US'));
  expect(name).toBe('keypoint.json.gz');
  expect(data.length).toBeLessThan(10 * MIB);
  const json = gunzipSync(data);
  expect(json.length).toBeGreaterThan(10 * MIB);
  expect(JSON.parse(json.toString()).votes).toHaveLength(90_000);
});
