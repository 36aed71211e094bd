/** Owns the form in which Discord gives an embed back. */
import type { APIAttachment, APIEmbed, APIEmbedImage, EmbedType } from 'discord-api-types/v10';

import { vouched } from '../wire/vouched.ts';

const RICH = vouched<EmbedType>('rich');

/** `type`, `provider` and `video` of a bot are ignored on send (message.mdx, Create Message). */
export function shapeEmbeds(
  embeds: readonly APIEmbed[],
  files: readonly APIAttachment[],
): APIEmbed[] {
  return embeds.map((embed) => shapeEmbed(embed, files));
}

function shapeEmbed(embed: APIEmbed, files: readonly APIAttachment[]): APIEmbed {
  const { title, description, url, color, timestamp, author, footer, image, thumbnail } = embed;
  const fields = (embed.fields ?? []).map(({ name, value, inline }) => ({
    name,
    value,
    inline: inline ?? false,
  }));
  return {
    type: RICH,
    ...(url ? { url } : {}),
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(isGiven(color) ? { color } : {}),
    ...(timestamp ? { timestamp: new Date(timestamp).toISOString() } : {}),
    ...(fields.length > 0 ? { fields } : {}),
    ...(author
      ? {
          author: {
            name: author.name,
            ...(author.url ? { url: author.url } : {}),
            ...icon(author),
          },
        }
      : {}),
    ...(image ? { image: picture(image, files) } : {}),
    ...(thumbnail ? { thumbnail: picture(thumbnail, files) } : {}),
    ...(footer ? { footer: { text: footer.text, ...icon(footer) } } : {}),
  };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** Only of a picture that came with the message is the size known. */
function picture({ url }: { url: string }, files: readonly APIAttachment[]): APIEmbedImage {
  const file = files.find((one) => one.url === url);
  const { width, height } = file ?? {};
  return {
    url,
    proxy_url: url,
    ...(width ? { width } : {}),
    ...(height ? { height } : {}),
  };
}

function icon({ icon_url: url }: { icon_url?: string }): {
  icon_url?: string;
  proxy_icon_url?: string;
} {
  return url ? { icon_url: url, proxy_icon_url: url } : {};
}
