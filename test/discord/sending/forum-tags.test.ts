import { describe, expect, it } from 'vitest';
import { chooseTags } from '../../../src/discord/sending/forum-tags.ts';
import type { Topic } from '../../../src/topics/taxonomy.ts';

const topic = (
  slug: string,
  name: string,
  parent: string | null,
  aliases: string[] = [],
): Topic => ({
  slug,
  name,
  parent,
  aliases,
  emoji: '👁️',
  color: '#000000',
  description: name,
  keywords: [],
  hints: [],
  not: [],
  categories: [],
});
const AI = topic('ai', 'AI', null, ['Artificial Intelligence']);
const ROBOTS = topic('ai-in-robotics', 'AI in Robotics', 'ai', ['robots']);
const MANY = Array.from({ length: 7 }, (_, index) => topic(`t-${index}`, `T ${index}`, 'ai'));

const SIX = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A name with a `!` is moderated; ids are the names. */
const choose = (tags: string[], topics: Topic[], requiresTag = false, names: string[] = []) =>
  chooseTags(
    {
      guildId: '1',
      requiresTag,
      tags: tags.map((name) => ({ id: name, name, moderated: name.endsWith('!') })),
    },
    { names, topics },
  );

describe('chooseTags', () => {
  it.each<[string, string[], Topic[], string[]]>([
    ['a name, whatever its case', ['ai IN robotics'], [ROBOTS], ['ai IN robotics']],
    ['a slug', ['ai-in-robotics'], [ROBOTS], ['ai-in-robotics']],
    ['an alias', [' Robots '], [ROBOTS], [' Robots ']],
    ['no part of a name', ['Robotics', 'in'], [ROBOTS], []],
    ['each tag once', ['AI'], [AI, { ...ROBOTS, aliases: ['ai'] }], ['AI']],
    ['the special before the general', ['AI', 'Robots'], [AI, ROBOTS], ['Robots', 'AI']],
    ['no moderated one', ['AI!'], [{ ...AI, aliases: ['ai!'] }], []],
    ['at most five', MANY.map(({ name }) => name), MANY, ['T 0', 'T 1', 'T 2', 'T 3', 'T 4']],
    ['none where the forum has none', [], [AI], []],
  ])('takes %s', (_name, names, topics, expected) => {
    expect(choose(names, topics)).toEqual(expected);
  });

  it.each<[string, string[], string[], string[]]>([
    ['those asked for before those of topics', ['AI', 'Papers'], ['papers'], ['Papers', 'AI']],
    ['one that is both once', ['AI', 'Papers'], ['AI', 'Papers'], ['AI', 'Papers']],
    ['none that the forum has no more', ['AI'], ['Gone', 'Papers'], ['AI']],
    ['none that is for moderators now', ['AI', 'Papers!'], ['Papers!'], ['AI']],
    ['five at most', ['AI', ...SIX], SIX, SIX.slice(0, 5)],
  ])('takes %s', (_name, tags, names, expected) => {
    expect(choose(tags, [AI], false, names)).toEqual(expected);
  });

  it.each<[string, string[], string[] | null]>([
    ['the likeliest of those for whatever is left', ['Sports', 'Misc', 'NEWS'], ['NEWS']],
    ['the first that it may', ['Best!', 'Sports', 'Music'], ['Sports']],
    ['none when it may use none', ['News!'], null],
  ])('takes %s where a tag is required and none fits', (_name, names, expected) => {
    expect(choose(names, [AI], true)).toEqual(expected);
  });
});
