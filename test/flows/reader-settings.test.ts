/** Owns the proof of what readers set, follow and let be forgotten. */
import { describe, expect, it } from 'vitest';
import { followStory } from '../../src/subscriptions/story-follows.ts';
import { readers } from '../../src/subscriptions/tables.ts';
import {
  clock,
  come,
  context,
  database,
  isPrivate,
  publish,
  setReadersStage,
  textOf,
} from './readers-stage.ts';

setReadersStage();

describe('the settings of direct messages', () => {
  it('take a city for a zone, an hour, quiet hours and a limit', async () => {
    const reader = await come();
    const shown = await reader.press(await reader.run('/subscriptions'), 'Direct message settings');
    expect(textOf(shown)).toMatch(
      /- Time zone: UTC, where it is \d\d:\d\d now\n- Digests come at 08:00\n- No quiet hours\n- Any number of alerts a day$/,
    );
    const zoned = await reader.fillIn(
      { message: shown, label: 'Time zone …' },
      { zone: 'são paulo' },
    );
    expect(textOf(zoned)).toContain('Time zone: America/Sao Paulo');
    const several = await reader.fillIn(
      { message: zoned, label: 'Time zone …' },
      { zone: 'indiana' },
    );
    const picked = await reader.choose(several, ['America/Indiana/Knox']);
    expect(textOf(picked)).toContain('America/Indiana/Knox');
    const unknown = await reader.fillIn(
      { message: picked, label: 'Time zone …' },
      { zone: 'Atlantis' },
    );
    expect(unknown.content).toContain('No time zone has the name “Atlantis”.');
    const hour = await reader.choose(picked, ['6'], 'When digests come …');
    expect(textOf(hour)).toContain('Digests come at 06:00');
    const limited = await reader.choose(hour, ['3'], 'The most alerts a day …');
    expect(textOf(limited)).toContain('At most 3 alerts a day');
    const quiet = await reader.fillIn(
      { message: limited, label: 'Quiet hours …' },
      { quiet: '22:00-07:00' },
    );
    expect(textOf(quiet)).toContain('Quiet from 22:00 to 07:00: alerts wait for the end');
    const off = await reader.fillIn({ message: quiet, label: 'Quiet hours …' }, { quiet: 'off' });
    expect(textOf(off)).toContain('No quiet hours');
  });
});

describe('the stories that somebody follows', () => {
  it('are listed with their titles, and ended by the menu', async () => {
    const reader = await come();
    await publish('apple');
    await publish('pear');
    for (const storyId of [1, 2]) await followStory(context, { storyId, userId: reader.id });
    const list = await reader.press(await reader.run('/subscriptions'), 'Followed stories');
    expect(textOf(list)).toMatch(/\*\*1\.\*\* \[pear\].*\n\*\*2\.\*\* \[apple\]/);
    const ended = await reader.choose(list, ['2']);
    expect(ended.content).toBe('1 story is no longer followed.');
    expect(textOf(ended)).not.toContain('pear');
    const none = await reader.choose(ended, ['1']);
    expect(none.content).toBe('1 story is no longer followed.\nYou follow no story.');
    const back = await reader.press(none, 'Back to the list');
    expect(back.content).toContain('You follow nothing yet.');
  });

  it('are said once to have ended where direct messages were closed', async () => {
    const reader = await come();
    const row = { userId: reader.id, endedFollows: 3, createdAt: clock.now() };
    await database.db.insert(readers).values(row);
    const list = await reader.run('/subscriptions');
    expect(list.content).toContain('were closed, so 3 stories are no longer followed.');
    expect((await reader.run('/subscriptions')).content).not.toContain('no longer followed');
  });
});

describe('/privacy', () => {
  it('shows what is kept and why, gives it as a file, and removes it when asked twice', async () => {
    const reader = await come();
    await reader.run('/subscribe', { topic: 'robotics' });
    const shown = await reader.run('/privacy show');
    expect(isPrivate(shown)).toBe(true);
    expect(textOf(shown)).toContain(
      '- **What you follow, and where**: so that it is sent. Now: 1.',
    );
    const file = await reader.run('/privacy export');
    expect(isPrivate(file)).toBe(true);
    expect(file.attachments).toMatchObject([{ filename: 'keypoint.json' }]);
    const asked = await reader.run('/privacy forget');
    const kept = await reader.press(asked, 'Keep it');
    expect(kept.content).toBe('Nothing was removed.');
    const forgotten = await reader.press(await reader.run('/privacy forget'), 'Remove all of it');
    expect(forgotten.content).toBe('Done: nothing is kept of you any more.');
    expect((await reader.run('/subscriptions')).content).toContain('You follow nothing yet.');
  });
});
