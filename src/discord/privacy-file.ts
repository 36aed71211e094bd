/** Owns the file in which somebody gets all that is kept of them. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PersonExport } from '../delivery/export-person.ts';
import type { ReplyFile } from './reply.ts';
import type { Texts } from './texts/texts-for.ts';

/** Of the 10 MiB that Discord takes: https://docs.discord.com/developers/reference#uploading-files. */
const MOST_BYTES = 9 * 1024 * 1024;

const zip = promisify(gzip);

/** What was sent to somebody in years is too much for Discord as it is. */
export async function privacyFile(kept: PersonExport, texts: Texts): Promise<ReplyFile> {
  const json = Buffer.from(JSON.stringify(kept, null, 2));
  const description = texts('privacy.exported');
  if (json.length <= MOST_BYTES) {
    return { name: 'keypoint.json', contentType: 'application/json', data: json, description };
  }
  const data = await zip(json);
  return { name: 'keypoint.json.gz', contentType: 'application/gzip', data, description };
}
