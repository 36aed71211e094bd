import { afterEach, describe, expect, it } from 'vitest';
import { moderatorSeed } from '../../sandbox/moderator-seed.ts';
import { defaultSeed, type SandboxSeed } from '../../../src/sandbox/sandbox.ts';
import { story } from '../stories.ts';
import { outgoing } from '../../support/delivery.ts';
import { openStage, type Sent, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;

type Tags = { name: string; moderated?: boolean }[];

let stage: Stage;

afterEach(() => stage.close());

/** One forum, for a bot that may manage it or not. */
async function openForum(
  tags: Tags = [],
  { requireTag = false, seedOf = moderatorSeed, limits = false } = {},
): Promise<void> {
  const seed: SandboxSeed = seedOf([
    { name: 'text' },
    { name: 'forum', type: 15, tags, requireTag },
  ]);
  stage = await openStage({ seed, limits });
}

async function tagsOf({ channelId }: Sent): Promise<string[]> {
  const forum = await stage.api('GET', `/channels/${stage.channel('forum')}`);
  const all = forum.body['available_tags'] as { id: string; name: string }[];
  const { body } = await stage.api('GET', `/channels/${channelId}`);
  const applied = body['applied_tags'] as string[];
  return applied.map((id) => all.find((tag) => tag.id === id)?.name ?? '?');
}

const changeForum = (body: object) =>
  stage.api('PATCH', `/channels/${stage.channel('forum')}`, body);

describe('a forum post', () => {
  it('is called what the story is called, within a hundred characters', async () => {
    await openForum();
    const { channelId, postName } = await stage.sendWell('forum', `  ${'long word '.repeat(30)}`);
    expect(postName).toMatch(/^long word .*…$/);
    expect(stage.post(channelId)).toMatchObject({ name: postName });
  });

  it('has a name when nothing of the title can be seen', async () => {
    await openForum();
    expect(await stage.sendWell('forum', '\u2800')).toMatchObject({ postName: 'Untitled' });
  });

  it('has the tags of its topics by name, slug and alias, the special ones first', async () => {
    await openForum([{ name: 'ai' }, { name: 'Vision' }, { name: 'COMPUTER VISION' }]);
    expect(await tagsOf(await stage.sendWell('forum'))).toEqual(['COMPUTER VISION', 'ai']);
  });

  it('has the tags that its alerts ask for, those that the forum has', async () => {
    await openForum([{ name: 'AI' }, { name: 'Papers' }, { name: 'Best', moderated: true }], {
      seedOf: defaultSeed,
    });
    const forumTags = ['papers', 'Gone', 'Best'];
    expect(await tagsOf(await stage.sendWell('forum', 'One', { forumTags }))).toEqual([
      'Papers',
      'AI',
    ]);
  });

  it('leaves a moderated tag to moderators', async () => {
    await openForum([{ name: 'AI', moderated: true }], { seedOf: defaultSeed });
    expect(await tagsOf(await stage.sendWell('forum'))).toEqual([]);
  });

  it.each<[string, Tags, string]>([
    ['a tag for whatever is left', [{ name: 'Sports' }, { name: 'Other' }], 'Other'],
    [
      'the first that may be used',
      [{ name: 'Best', moderated: true }, { name: 'Sports' }],
      'Sports',
    ],
  ])('takes %s where one is required and none fits', async (_name, tags, expected) => {
    await openForum(tags, { requireTag: true, seedOf: defaultSeed });
    expect(await tagsOf(await stage.sendWell('forum'))).toEqual([expected]);
  });

  it('closes a forum that requires a tag and has none, saying what to do', async () => {
    const tags = [{ name: 'Best', moderated: true }];
    await openForum(tags, { requireTag: true, seedOf: defaultSeed });
    expect(await stage.send('forum')).toMatchObject({
      status: 'closed',
      kind: 'unfit',
      reason: expect.stringContaining('Give it a tag called “News”'),
    });
  });

  it('reads the tags once, and again when they have changed', async () => {
    await openForum([{ name: 'AI' }]);
    await stage.sendWell('forum', 'One', { mark: 'mark-1' });
    stage.routes();
    await stage.sendWell('forum', 'Two', { mark: 'mark-2' });
    expect(stage.routes()).toEqual(['POST /channels/:channel_id/threads']);
    await changeForum({ available_tags: [{ name: 'Misc' }], flags: 16 });
    expect(await tagsOf(await stage.sendWell('forum', 'Three', { mark: 'mark-3' }))).toEqual([
      'Misc',
    ]);
  });

  it('has a tag at once that was made for its alert', async () => {
    await openForum([{ name: 'AI' }]);
    await stage.sendWell('forum', 'One', { mark: 'mark-1' });
    const forum = await stage.api('GET', `/channels/${stage.channel('forum')}`);
    const [ai] = forum.body['available_tags'] as { id: string }[];
    await changeForum({ available_tags: [ai, { name: 'Papers' }] });
    const tagged = { mark: 'mark-2', forumTags: ['Papers'] };
    expect(await tagsOf(await stage.sendWell('forum', 'Two', tagged))).toEqual(['Papers', 'AI']);
    stage.routes();
    await stage.sendWell('forum', 'Three', { ...tagged, mark: 'mark-3' });
    expect(stage.routes()).toEqual(['POST /channels/:channel_id/threads']);
  });

  it('leaves a tag that was given to moderators meanwhile', async () => {
    await openForum([{ name: 'AI' }, { name: 'computer vision' }], { seedOf: defaultSeed });
    await stage.sendWell('forum', 'One', { mark: 'mark-1' });
    const forum = await stage.api('GET', `/channels/${stage.channel('forum')}`);
    const [ai, vision] = forum.body['available_tags'] as { id: string }[];
    await stage.give('ManageChannels');
    await changeForum({ available_tags: [{ ...ai, moderated: true }, vision] });
    expect(await tagsOf(await stage.sendWell('forum', 'Two', { mark: 'mark-2' }))).toEqual([
      'computer vision',
    ]);
  });

  it('reads the tags again after some minutes', async () => {
    await openForum();
    await stage.sendWell('forum', 'One', { mark: 'mark-1' });
    await changeForum({ available_tags: [{ name: 'AI' }] });
    stage.clock.move(6 * MINUTE_MS);
    expect(await tagsOf(await stage.sendWell('forum', 'Two', { mark: 'mark-2' }))).toEqual(['AI']);
  });
});

describe('a forum post that may be there', () => {
  it('is not made again while an earlier request may be under way', async () => {
    await openForum();
    const unsureSince = stage.clock.now();
    stage.clock.move(5_000);
    expect(await stage.send('forum', 'One', { unsureSince })).toMatchObject({
      status: 'retry',
      retryAfterMs: 10_000,
      isUnsure: true,
    });
    expect(stage.routes()).toEqual([]);
  });

  it('waits for the request under way after an answer that was lost', async () => {
    await openForum();
    await stage.loseNextAnswer('forum');
    expect(await stage.send('forum')).toMatchObject({ status: 'retry', retryAfterMs: 15_000 });
  });

  it('is found among those of others, under its older name, though it was archived', async () => {
    await openForum();
    const unsureSince = stage.clock.now();
    await stage.sendWell('forum', 'Another', { mark: 'mark-1' });
    await stage.loseNextAnswer('forum');
    await stage.send('forum', 'Old name', { mark: 'mark-2' });
    await stage.sendWell('forum', 'New name', { mark: 'mark-3' });
    const all = stage.sandbox().state().guilds[0]?.channels ?? [];
    const lost = all.find(({ name }) => name === 'Old name')?.id ?? '';
    await stage.sandbox().control({ action: 'thread.set', thread_id: lost, archived: true });
    stage.clock.move(MINUTE_MS);
    const found = await stage.sendWell('forum', 'New name', { mark: 'mark-2', unsureSince });
    expect(found).toMatchObject({ isOutdated: true, channelId: lost, postName: 'Old name' });
  });

  it('is made when the bot may not read what was written', async () => {
    await openForum();
    await stage.take('ReadMessageHistory');
    await stage.loseNextAnswer('forum');
    const unsureSince = stage.clock.now();
    await stage.send('forum');
    stage.clock.move(MINUTE_MS);
    expect(await stage.sendWell('forum', 'First title', { unsureSince })).toMatchObject({
      isOutdated: false,
    });
    expect(stage.titles()).toHaveLength(2);
  });
});

describe('the edit of a forum post', () => {
  it('renames it when its title has changed, and only then', async () => {
    await openForum();
    const posted = await stage.sendWell('forum');
    stage.routes();
    const same = await stage.edit('forum', 'First title', posted);
    expect(stage.routes()).toEqual(['PATCH /channels/:channel_id/messages/:message_id']);
    expect(same).toEqual({ ...posted, channelType: null });
    expect(await stage.edit('forum', 'Second title', posted)).toMatchObject({
      postName: 'Second title',
    });
    expect(stage.post(posted.channelId)).toMatchObject({ name: 'Second title' });
  });

  it('changes the card though the name may not be changed so often', async () => {
    await openForum([], { limits: true });
    let posted = await stage.sendWell('forum', 'Title 1');
    for (const title of ['Title 2', 'Title 3', 'Title 4', 'Title 5']) {
      const edited = await stage.edit('forum', title, posted);
      if (edited.status !== 'sent') throw new Error(edited.reason);
      posted = edited;
      expect(stage.titles()).toEqual([title]);
    }
    // The third rename is refused, and the fourth not even tried.
    expect(posted.postName).toBe('Title 3');
    expect(stage.routes().filter((route) => route === 'PATCH /channels/:channel_id')).toHaveLength(
      3,
    );
    stage.clock.move(11 * MINUTE_MS);
    expect(await stage.edit('forum', 'Title 5', posted)).toMatchObject({ postName: 'Title 5' });
  });

  it('opens an archived post for it', async () => {
    await openForum();
    const posted = await stage.sendWell('forum');
    const thread = { action: 'thread.set', thread_id: posted.channelId } as const;
    await stage.sandbox().control({ ...thread, archived: true });
    expect(await stage.edit('forum', 'Second title', posted)).toMatchObject({
      status: 'sent',
      postName: 'Second title',
    });
    expect(stage.titles()).toEqual(['Second title']);
  });

  it('leaves a locked post as it is, and does not post it again', async () => {
    await openForum([], { seedOf: defaultSeed });
    const posted = await stage.sendWell('forum');
    const thread = { action: 'thread.set', thread_id: posted.channelId } as const;
    await stage.sandbox().control({ ...thread, locked: true });
    const refused = { status: 'rejected', reason: expect.stringContaining('locked') };
    expect(await stage.edit('forum', 'Second title', posted)).toMatchObject(refused);
    await stage.sandbox().control({ ...thread, archived: true });
    expect(await stage.edit('forum', 'Third title', posted)).toMatchObject(refused);
    await stage.sandbox().control({ ...thread, locked: false, archived: false });
    await stage.edit('forum', 'Fourth title', posted);
    expect(stage.titles()).toEqual(['Fourth title']);
  });

  it('is over when somebody has deleted the post, and the forum goes on', async () => {
    await openForum();
    const posted = await stage.sendWell('forum');
    await stage.api('DELETE', `/channels/${posted.channelId}`);
    expect(await stage.edit('forum', 'Second title', posted)).toEqual({
      status: 'gone',
      reason: 'The post was deleted.',
    });
    expect(await stage.send('forum', 'Third title', { mark: 'mark-2' })).toMatchObject({
      status: 'sent',
    });
  });
});

describe('a digest in a forum', () => {
  it('is a post of its own, called after its day', async () => {
    await openForum([{ name: 'Other' }], { requireTag: true });
    const until = new Date('2026-11-24T08:00:00Z');
    const digest = { id: 1, cadence: 'daily', since: until, until, total: 1 } as const;
    const outcome = await stage.sender().send({
      ...outgoing(story(), { target: await stage.targetOf('forum') }),
      content: { kind: 'digest', digest: { ...digest, stories: [story()] } },
    });
    expect(outcome).toMatchObject({ status: 'sent', postName: 'Daily digest, 2026-11-24' });
  });
});
