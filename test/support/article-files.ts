/** Owns the making of article files in a temporary folder, in the format that the folder source reads. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type ArticleFields = Record<string, unknown>;

export type ArticleFolder = {
  folder: string;
  /** Writes text or bytes as they are, or fields as an article; answers the file's path. */
  write(name: string, content: string | Uint8Array | ArticleFields): string;
  remove(name: string): void;
  /** Deletes the folder: for `afterEach` or `afterAll`. */
  clean(): void;
};

export function makeArticleFolder(): ArticleFolder {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-articles-'));
  return {
    folder,
    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      const isRaw = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(path, isRaw ? content : articleText(content));
      return path;
    },
    remove: (name) => rmSync(join(folder, name)),
    clean: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An article's text: a complete article with the fields given; a field of `undefined` is left out. */
export function articleText(fields: ArticleFields = {}): string {
  const complete: ArticleFields = {
    category: 'news',
    title: 'A camera learns to see in the dark',
    excerpt: 'A network restores photographs that were taken by starlight.',
    publishedDateTime: '2021-11-22T22:26:00Z',
    webUrl: 'https://example.com/news/camera',
    type: 'article',
    quality: 77,
    heat: -1,
    published: false,
    provider: { name: 'Example', domain: 'example.com' },
    topics: ['Computer Vision', 'AI'],
    ...fields,
  };
  const lines = Object.entries(complete)
    .filter(([, value]) => value !== undefined)
    // JSON is YAML, and needs no library here to be written right.
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ['---', ...lines, '---', ''].join('\n');
}
