/** Owns keeping passwords that stand in addresses from being shown or stored. */

/** `//user:secret@`, wherever it stands. */
const IN_ADDRESS = /\/\/[^\s/?#"'<>]*@/g;
/** `user:secret@host`, typed without a scheme. */
const AT_START = /^[^\s/?#@]+:[^\s/?#]*@/;

/** The text, and of each address in it nothing that stands before its host. */
export function withoutPasswords(text: string): string {
  return text.replace(IN_ADDRESS, '//');
}

/** The same of what somebody typed as an address, which may have no scheme. */
export function typedWithoutPassword(typed: string): string {
  return withoutPasswords(typed.replace(AT_START, ''));
}
