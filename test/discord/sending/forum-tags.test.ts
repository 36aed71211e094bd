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
});
const AI = topic('ai', 'AI', null, ['Artificial Intelligence']);
const ROBOTS = topic('ai-in-robotics', 'AI in Robotics', 'ai', ['robots']);
const MANY = Array.from({ length: 7 }, (_, index) => topic(`t-${index}`, `T ${index}`, 'ai'));

/** A name with a `!` is moderated; ids are the names. */
const choose = (names: string[], topics: Topic[], requiresTag = false) =>
  chooseTags(
    {
      guildId: '1',
      requiresTag,
      tags: names.map((name) => ({ id: name, name, moderated: name.endsWith('!') })),
    },
    topics,
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

  it.each<[string, string[], string[] | null]>([
    ['the likeliest of those for whatever is left', ['Sports', 'Misc', 'NEWS'], ['NEWS']],
    ['the first that it may', ['Best!', 'Sports', 'Music'], ['Sports']],
    ['none when it may use none', ['News!'], null],
  ])('takes %s where a tag is required and none fits', (_name, names, expected) => {
    expect(choose(names, [AI], true)).toEqual(expected);
  });
});
