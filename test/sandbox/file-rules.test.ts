/** Owns the pure rules of files: their names, the size of pictures, and how much is kept. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { cleansed, contentTypeOf, imageTypeOf } from '../../src/sandbox/files/file-type.ts';
import { imageSizeOf } from '../../src/sandbox/files/image-size.ts';
import { folderFiles, memoryFiles } from '../../src/sandbox/files/store.ts';

it.each([
  ['a.png', 'a.png'],
  ['_VnitHEEnz2LbpDa.mp4', 'VnitHEEnz2LbpDa.mp4'],
  ['../../etc/passwd', 'etc_passwd'],
  ['nötes and more.txt', 'notes_and_more.txt'],
  ['日本.png', 'png'],
  ['"quotes"\r\nx: y.txt', 'quotes_x_y.txt'],
  ['日本', 'unknown'],
])('the file %j is called %s', (given, name) => {
  expect(cleansed(given)).toBe(name);
});

it.each([
  ['a.PNG', 'image/png', 'image/png'],
  ['a.svg', 'image/svg+xml', undefined],
  ['a.html', undefined, undefined],
  ['png', undefined, undefined],
])('%s is of type %s, shown in place as %s', (name, type, image) => {
  expect([contentTypeOf(name), imageTypeOf(name)]).toEqual([type, image]);
});

it.each<[string, string, object | undefined]>([
  ['a PNG', '89504e470d0a1a0a0000000d494844520000000300000004', { width: 3, height: 4 }],
  ['a GIF', '474946383961030004000000', { width: 3, height: 4 }],
  [
    'a JPEG, after another segment',
    'ffd8ffe000040000ffc2000b080004000301011100',
    { width: 3, height: 4 },
  ],
  ['a JPEG without a frame', 'ffd8ffe000040000', undefined],
  ['a PNG that ends early', '89504e470d0a1a0a0000000d49484452', undefined],
  ['an empty PNG', '89504e470d0a1a0a0000000d494844520000000000000000', undefined],
  ['something else', '00', undefined],
])('%s says its size', (_title, hex, size) => {
  expect(imageSizeOf(Buffer.from(hex, 'hex'))).toEqual(size);
});

it('in memory the oldest files go when there is too much', () => {
  const files = memoryFiles(10);
  files.put('1', new Uint8Array(4));
  files.put('2', new Uint8Array(4));
  files.put('3', new Uint8Array(4));
  expect(['1', '2', '3'].map((id) => files.get(id)?.byteLength)).toEqual([undefined, 4, 4]);
});

it('in a folder as well, and what was cut off or is shown nowhere goes at the next start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-store-'));
  const files = folderFiles(folder, () => true, 10);
  for (const id of ['8', '9', '10', '11']) files.put(id, new Uint8Array(3));
  expect(readdirSync(folder).toSorted()).toEqual(['10', '11', '9']);
  writeFileSync(join(folder, '12.tmp'), 'x');
  const next = folderFiles(folder, (id) => id !== '10', 5);
  expect(readdirSync(folder)).toEqual(['11']);
  expect([next.get('9'), next.get('10'), next.get('11')?.byteLength]).toEqual([
    undefined,
    undefined,
    3,
  ]);
  rmSync(folder, { recursive: true });
});
