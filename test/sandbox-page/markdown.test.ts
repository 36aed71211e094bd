/** Owns the proof that the page reads Discord's markdown as the client does. */
import { describe, expect, it } from 'vitest';
import { parseInline } from '../../src/sandbox/page/markdown/inline.ts';
import { parseMarkdown } from '../../src/sandbox/page/markdown/parse.ts';
import type { Block, Inline } from '../../src/sandbox/page/markdown/tree.ts';

/** A tree as short text, so that the tables stay readable: bold(…), link[url](…). */
function show(nodes: readonly Inline[]): string {
  return nodes.map((node) => showOne(node)).join('');
}

function showOne(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return `code(${node.text})`;
    case 'link':
      return `link[${node.url}](${show(node.children)})`;
    case 'mention':
      return `${node.kind}(${node.id})`;
    case 'everyone':
      return `ping(${node.name})`;
    case 'command':
      return `command(${node.name}:${node.id})`;
    case 'time':
      return `time(${node.unix}:${node.style})`;
    case 'emoji':
      return `emoji(${node.name})`;
    default:
      return `${node.type}(${show(node.children)})`;
  }
}

describe('inline markdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['**bold** and *italic* and _italic_', 'bold(bold) and italic(italic) and italic(italic)'],
    ['***both***', 'bold(italic(both))'],
    [
      '__underline__ ~~strike~~ ||spoiler||',
      'underline(underline) strike(strike) spoiler(spoiler)',
    ],
    ['snake_case_name stays', 'snake_case_name stays'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    [String.raw`\*not italic\* \[no\]\(link\)`, '*not italic* [no](link)'],
    [String.raw`**a \** b**`, 'bold(a ** b)'],
    ['`a **b**`', 'code(a **b**)'],
    ['``a ` b``', 'code(a ` b)'],
    ['[arXiv](https://arxiv.org/abs/1)', 'link[https://arxiv.org/abs/1](arXiv)'],
    ['[a **b**](https://a.test/x_(y))', 'link[https://a.test/x_(y)](a bold(b))'],
    ['[x](<https://a.test> "title")', 'link[https://a.test/](x)'],
    ['[js](javascript:alert(1))', '[js](javascript:alert(1))'],
    [String.raw`[a \[b\]](https://a.test/)`, 'link[https://a.test/](a [b])'],
    ['see https://a.test/b, then', 'see link[https://a.test/b](https://a.test/b), then'],
    ['<https://a.test/b>', 'link[https://a.test/b](https://a.test/b)'],
    ['**https://a.test/b**', 'bold(link[https://a.test/b](https://a.test/b))'],
    ['<@1> <@!2> <@&3> <#4>', 'user(1) user(2) role(3) channel(4)'],
    ['</news topic:5>', 'command(news topic:5)'],
    ['<t:1700000000:R> <t:1700000000>', 'time(1700000000:R) time(1700000000:f)'],
    ['@everyone and @here', 'ping(everyone) and ping(here)'],
    ['a :fire: <:logo:12> :nonsense:', 'a emoji(🔥) emoji(:logo:) :nonsense:'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['**open', '**open'],
  ])('reads %j', (source, expected) => {
    expect(show(parseInline(source))).toBe(expected);
  });

  it('makes no link where links are switched off', () => {
    const tree = parseInline('[a](https://a.test/) https://b.test/x', { links: false });
    expect(tree.some((node) => node.type === 'link')).toBe(false);
  });

  it('reads a hostile text of 4,096 marks in well under a second', () => {
    const hostile = ['*', '_', '|', '[', '`', '~', '**a ', '[a](', '> ', '```', '\\', '<t:'];
    const started = performance.now();
    for (const mark of hostile) {
      expect(parseMarkdown(mark.repeat(4096 / mark.length)).length).toBeGreaterThan(0);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  children: [{ type: 'text', text }],
});

describe('markdown blocks', () => {
  it.each<[string, Block[]]>([
    ['one\ntwo', [paragraph('one\ntwo')]],
    [
      '# One\ntext',
      [{ type: 'heading', level: 1, children: [{ type: 'text', text: 'One' }] }, paragraph('text')],
    ],
    ['#no heading', [paragraph('#no heading')]],
    ['-# small', [{ type: 'subtext', children: [{ type: 'text', text: 'small' }] }]],
    ['> a\n> b\nc', [{ type: 'quote', children: [paragraph('a\nb')] }, paragraph('c')]],
    ['>>> a\nb', [{ type: 'quote', children: [paragraph('a\nb')] }]],
    [
      'x ```ts\nlet a = 1;\n``` y',
      [
        paragraph('x '),
        { type: 'code-block', language: 'ts', text: 'let a = 1;' },
        paragraph(' y'),
      ],
    ],
    [
      '- a\n  - b\n- c',
      [
        {
          type: 'list',
          ordered: false,
          start: 1,
          items: [
            [paragraph('a'), { type: 'list', ordered: false, start: 1, items: [[paragraph('b')]] }],
            [paragraph('c')],
          ],
        },
      ],
    ],
    [
      '3. a\n4. b',
      [{ type: 'list', ordered: true, start: 3, items: [[paragraph('a')], [paragraph('b')]] }],
    ],
  ])('reads %j', (source, expected) => {
    expect(parseMarkdown(source)).toEqual(expected);
  });
});
