/** Owns how uploaded files become the attachments of a message (reference.mdx, "Uploading Files"). */
import type { APIAttachment } from 'discord-api-types/v10';

import type { MessageBody } from '../messages/message-body.ts';
import type { UploadedFile } from '../wire/body.ts';
import type { World } from '../world.ts';
import { cleansed, contentTypeOf } from './file-type.ts';
import { imageSizeOf } from './image-size.ts';
import { referencedByEmbeds, resolveReferences } from './references.ts';

/** A line of `attachments`: the `n` of a new file, or the id of one that is there. */
export type ListedFile = { id: string; filename?: string | null; description?: string | null };

type Place = { channelId: string; isEphemeral: boolean };

/** With the URLs of the files in embeds and components, and all that these may show. */
export type Attached = {
  body: MessageBody;
  /** As the message has them. */
  attachments: APIAttachment[];
  /** Those that only embeds show among them. */
  files: APIAttachment[];
};

/**
 * Keeps what was uploaded. Without `attachments` an edit leaves the old files there; with it, only the
 * listed ones stay. A file that an embed shows is not listed below the message.
 */
export function attachFiles(
  world: World,
  place: Place,
  body: MessageBody,
  before?: readonly APIAttachment[],
): Attached {
  const { attachments: list } = body;
  const isListed = (id: string): boolean => list?.some((one) => one.id === id) === true;
  const stay = (before ?? [])
    .filter(({ id }) => list === undefined || isListed(id))
    .map((one) => describe(one, listingOf(body, one.id)));
  const uploads = (body.files ?? []).filter(
    ({ index }) => before === undefined || !list || isListed(index),
  );
  const made = uploads.map((file) => keep(world, place, file, listingOf(body, file.index)));
  const files = [...stay, ...made];
  // As nearly always: then nothing can be referred to.
  if (files.length === 0) return { body, attachments: files, files };
  const inEmbeds = referencedByEmbeds(body);
  return {
    body: { ...body, ...resolveReferences(body, files) },
    attachments: files.filter(({ filename }) => !inEmbeds.has(filename)),
    files,
  };
}

/** What `attachment://` may refer to. */
export function namesOf(
  body: MessageBody,
  files: readonly UploadedFile[],
  before: readonly APIAttachment[],
): string[] {
  return [
    ...before.map(({ filename }) => filename),
    ...files.map((file) => nameOf(file, listingOf(body, file.index))),
  ];
}

function listingOf({ attachments }: MessageBody, id: string): ListedFile | undefined {
  return attachments?.find((one) => one.id === id);
}

function nameOf(file: UploadedFile, listing: ListedFile | undefined): string {
  return cleansed(listing?.filename || file.filename);
}

function keep(
  { ids, files, addresses }: World,
  { channelId, isEphemeral }: Place,
  file: UploadedFile,
  listing: ListedFile | undefined,
): APIAttachment {
  const id = ids.next();
  files.put(id, file.bytes);
  const filename = nameOf(file, listing);
  const url = `${addresses.files}/${channelId}/${id}/${filename}`;
  const type = contentTypeOf(filename);
  const made = {
    id,
    filename,
    size: file.bytes.byteLength,
    url,
    proxy_url: url,
    ...imageSizeOf(file.bytes),
    ...(type === undefined ? {} : { content_type: type }),
    ...(isEphemeral ? { ephemeral: true } : {}),
  };
  return describe(made, listing);
}

function describe(attachment: APIAttachment, listing: ListedFile | undefined): APIAttachment {
  const text = listing?.description;
  return text ? { ...attachment, description: text } : attachment;
}
