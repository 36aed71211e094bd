/** Owns how long the texts of an embed may be, for cards and lists alike; in code points. */

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
export const TITLE_LIMIT = 256;
export const DESCRIPTION_LIMIT = 4096;
export const FIELD_LIMIT = 1024;

/** https://docs.discord.com/developers/components/reference#button */
export const BUTTON_URL_LIMIT = 512;

/** Ours: an outlet's name leaves room for what it stands beside. */
export const OUTLET_LENGTH = 80;
