/** Owns how snapshot and journal go together: what is read back after an end at any point. */
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { UserError } from '../../src/lib/errors.ts';
import { applyChange, type Change } from '../../src/sandbox/state/changes.ts';
import { emptyState } from '../../src/sandbox/state/seed.ts';
import { createSnowflakes } from '../../src/sandbox/state/snowflake.ts';
import { openStateFile, readStateFile } from '../../src/sandbox/state/state-file.ts';
import { vouched } from '../../src/sandbox/wire/vouched.ts';
import { movableClock } from './raw.ts';

let folder: string;
let file: string;
let journal: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keypoint-journal-'));
  file = join(folder, 'sandbox.json');
  journal = `${file}.journal`;
});

afterEach(() => rm(folder, { recursive: true }));

const CHANNEL = '1475000000000000000';

/** A state that is kept, without a server around it. */
function keep(compactBytes?: number) {
  const clock = movableClock();
  const restored = readStateFile(file);
  const ids = createSnowflakes({ clock }, restored?.lastId);
  const state = restored?.state ?? emptyState({ ids }, 'bot');
  const stateFile = openStateFile({ file, state, ids, ...(compactBytes ? { compactBytes } : {}) });
  const commit = (change: Change): void => {
    stateFile.append([change]);
    applyChange(state, change);
  };
  return {
    ids,
    post: (content: string): string => {
      const id = ids.next();
      const message = vouched<APIMessage>({ id, channel_id: CHANNEL, content });
      commit({ type: 'message', message });
      return id;
    },
    remove: (id: string): void =>
      commit({ type: 'message.delete', channel_id: CHANNEL, message_id: id }),
    close: () => stateFile.close(),
  };
}

const contents = (): string[] =>
  (readStateFile(file)?.state.messages.get(CHANNEL)?.all() ?? []).map(({ content }) => content);

describe('the journal', () => {
  it('brings back changes and the last id without a good end', () => {
    const { post, remove, ids } = keep();
    const id = post('a');
    post('b');
    remove(id);
    expect(contents()).toEqual(['b']);
    expect(readStateFile(file)?.lastId).toBe(ids.last());
  });

  it('loses nothing but a last line that was torn, and goes on after it', () => {
    keep().post('a');
    appendFileSync(journal, '{"lastId":"1475000000000000001","changes":[{"type":"mess');
    expect(contents()).toEqual(['a']);
    keep().post('b');
    expect(contents()).toEqual(['a', 'b']);
  });

  it('is named when a line in its middle can’t be read', () => {
    keep().post('a');
    appendFileSync(journal, 'nonsense\n');
    expect(() => readStateFile(file)).toThrow(UserError);
    expect(() => readStateFile(file)).toThrow(journal);
  });

  it('is left aside when the snapshot beside it is a newer one', () => {
    const { post, remove, close } = keep();
    const id = post('a');
    post('b');
    const old = readFileSync(journal);
    remove(id);
    close();
    // As if the end had come between the new snapshot and the emptying of the journal.
    writeFileSync(journal, old);
    expect(contents()).toEqual(['b']);
  });

  it('is left aside when its snapshot was moved away', () => {
    keep().post('a');
    rmSync(file);
    expect(readStateFile(file)).toBeUndefined();
    keep().post('b');
    expect(contents()).toEqual(['b']);
  });

  it('becomes a snapshot when it has grown', () => {
    const { post } = keep(1000);
    const wanted = Array.from({ length: 200 }, (_, at) => `message ${at}`);
    for (const content of wanted) post(content);
    expect(contents()).toEqual(wanted);
    expect(statSync(journal).size).toBeLessThan(2 * statSync(file).size);
    expect(statSync(file).size).toBeGreaterThan(5000);
  });

  it('reads a state file from before there were journals', () => {
    const { post, close } = keep();
    post('a');
    close();
    const { journal: _journal, nonces: _nonces, ...old } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(old));
    expect(contents()).toEqual(['a']);
  });

  it('that can’t be written is a UserError at the start', () => {
    mkdirSync(journal);
    expect(() => keep()).toThrow(UserError);
  });
});
