/** Owns what a slash command or one of its options may be called. */
import type { FieldError } from '../wire/discord-error.ts';

/** The pattern of application-commands.mdx, "Application Command Naming". */
const NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;

/** `APPLICATION_COMMAND_INVALID_NAME` is always the last of them. */
export function nameErrors(name: string, path: FieldError['path']): FieldError[] {
  const invalid = {
    path,
    code: 'APPLICATION_COMMAND_INVALID_NAME',
    message: 'Command name is invalid',
  };
  if (!NAME.test(name)) {
    const message = 'String value did not match validation regex.';
    return [{ path, code: 'STRING_TYPE_REGEX', message }, invalid];
  }
  return name === name.toLowerCase() ? [] : [invalid];
}
