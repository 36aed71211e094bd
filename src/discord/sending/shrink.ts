/** Owns sending a message again without its pictures when Discord finds it too large. */
import { type APIEmbed, RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { MessageBody } from '../payload.ts';
import { codeOf } from '../rest-failure.ts';

const TOO_LARGE: ReadonlySet<number | null> = new Set([
  RESTJSONErrorCodes.RequestEntityTooLarge,
  RESTJSONErrorCodes.FileUploadedExceedsMaximumSize,
]);

/** @throws what `send` throws; for a message that is too large, only after the second try. */
export async function shrinking<T>(
  body: MessageBody,
  send: (body: MessageBody) => Promise<T>,
): Promise<T> {
  try {
    return await send(body);
  } catch (error) {
    const hasPicture = body.embeds?.some(({ image, thumbnail }) => image ?? thumbnail) ?? false;
    if (!TOO_LARGE.has(codeOf(error)) || !hasPicture) throw error;
    return send({ ...body, embeds: (body.embeds ?? []).map(withoutPictures) });
  }
}

function withoutPictures(embed: APIEmbed): APIEmbed {
  const smaller = { ...embed };
  delete smaller.image;
  delete smaller.thumbnail;
  return smaller;
}
