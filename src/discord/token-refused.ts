/** Owns what an operator is told of a token that Discord does not take. */

export const TOKEN_REFUSED =
  'Discord refused the token. Copy it again from https://discord.com/developers/applications ' +
  '(your application, Bot, Reset Token) into DISCORD_TOKEN.';
