/** Owns how a text mentions a command: clickable once Discord has said its id, else as it is typed. */

/** `</alerts add>`, as the texts write it. */
export const MENTION = /<(?<command>\/[a-z][a-z -]*[a-z])>/gu;

/**
 * Of this process alone, for the one application that it speaks for: Discord tells the ids when the
 * commands are registered, before any of them can be used.
 */
let idOf: ReadonlyMap<string, string> = new Map();
let told = 0;

/** @param commands as Discord answers them */
export function learnCommandIds(commands: readonly { id: string; name: string }[]): void {
  idOf = new Map(commands.map(({ id, name }) => [name, id]));
  told += 1;
}

/** Another number whenever other ids were told. */
export function mentionsVersion(): number {
  return told;
}

/** https://docs.discord.com/developers/reference#message-formatting */
export function withMentions(text: string): string {
  return text.replaceAll(MENTION, (_whole, command: string) => {
    const id = idOf.get(command.slice(1).split(' ')[0] ?? '');
    return id === undefined ? `\`${command}\`` : `<${command}:${id}>`;
  });
}

/** For what is stored and shown later, and perhaps elsewhere: as it is typed. */
export function withoutMentions(text: string): string {
  return text.replaceAll(MENTION, (_whole, command: string) => `\`${command}\``);
}
