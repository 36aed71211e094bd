import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sources } from '../../../src/sources/tables.ts';
import { whichSource } from '../../../src/sources/manage/which-source.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { NOW } from '../../support/factories.ts';
import { knownFeed } from '../../support/sources.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(() => database.reset());
afterAll(() => database.close());

describe('which source is meant', () => {
  it.each([
    'https://blog.example.org/feed/',
    'https://blog.example.org/feed',
    'http://blog.example.org/feed/',
    'HTTP://Blog.Example.org/feed#top',
    ' https://blog.example.org:443/feed ',
    '1',
    'The Blog',
    'the blog',
  ])('%j is the one', async (text) => {
    const id = await knownFeed(database.db, 'https://blog.example.org/feed/', { name: 'The Blog' });
    expect((await whichSource(database.db, text)).id).toBe(id);
  });

  it.each([
    'https://blog.example.org/feed/?page=2',
    'https://blog.example.org/Feed/',
    'https://blog.example.org:8443/feed/',
    'http://example.org/feed/',
    '2',
    '9'.repeat(30),
    'another',
    '',
  ])('%j is another, and said to be unknown', async (text) => {
    await knownFeed(database.db, 'https://blog.example.org/feed/', { name: 'The Blog' });
    await expect(whichSource(database.db, text)).rejects.toThrow(
      `No source is called "${text}". \`keypoint sources\` lists them.`,
    );
  });

  it('keeps two feeds that differ in their last slash apart when both are there', async () => {
    const bare = await knownFeed(database.db, 'https://blog.example.org/feed');
    const slashed = await knownFeed(database.db, 'https://blog.example.org/feed/');
    const found = async (url: string) => (await whichSource(database.db, url)).id;
    expect(await found('https://blog.example.org/feed')).toBe(bare);
    expect(await found('https://blog.example.org/feed/')).toBe(slashed);
  });

  it('does not repeat the password of an address', async () => {
    const finding = whichSource(database.db, 'https://user:secret@blog.example.org/none');
    await expect(finding).rejects.toThrow('No source is called "https://blog.example.org/none".');
  });

  it('asks for the number where two have the name', async () => {
    await knownFeed(database.db, 'https://a.example/feed', { name: 'News' });
    await knownFeed(database.db, 'https://b.example/feed', { name: 'News' });
    await expect(whichSource(database.db, 'news')).rejects.toThrow(
      'Several sources are called "news": 1 (https://a.example/feed), 2 (https://b.example/feed). Give the number.',
    );
  });

  it('finds a folder by its path', async () => {
    await database.db
      .insert(sources)
      .values({ kind: 'folder', location: '/srv/articles', createdAt: NOW });
    expect((await whichSource(database.db, '/srv/articles/')).kind).toBe('folder');
  });
});
