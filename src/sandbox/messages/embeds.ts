/** Owns the form in which Discord gives an embed back. */
import type { APIEmbed, EmbedType } from 'discord-api-types/v10';

import { vouched } from '../wire/vouched.ts';

const RICH = vouched<EmbedType>('rich');

/** `type`, `provider` and `video` of a bot are ignored on send (message.mdx, Create Message). */
export function shapeEmbed(embed: APIEmbed): APIEmbed {
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
    ...(image ? { image: picture(image) } : {}),
    ...(thumbnail ? { thumbnail: picture(thumbnail) } : {}),
    ...(footer ? { footer: { text: footer.text, ...icon(footer) } } : {}),
  };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function picture({ url }: { url: string }): { url: string; proxy_url: string } {
  return { url, proxy_url: url };
}

function icon({ icon_url: url }: { icon_url?: string }): {
  icon_url?: string;
  proxy_icon_url?: string;
} {
  return url ? { icon_url: url, proxy_icon_url: url } : {};
}
