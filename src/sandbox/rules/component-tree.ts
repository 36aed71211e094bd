/** Owns the walk over a message's components, nested ones included. */
import type { FieldError } from '../wire/discord-error.ts';
import { isRecord } from '../wire/record.ts';

export type PlacedComponent = {
  component: Readonly<Record<string, unknown>>;
  path: FieldError['path'];
};

/** Every component with its place in the body, parents before children (reference.mdx, "Anatomy"). */
export function allComponents(
  components: unknown,
  path: FieldError['path'] = ['components'],
): PlacedComponent[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component: unknown, index) =>
    withChildren(component, [...path, index]),
  );
}

function withChildren(component: unknown, path: FieldError['path']): PlacedComponent[] {
  if (!isRecord(component)) return [];
  return [
    { component, path },
    ...allComponents(component['components'], [...path, 'components']),
    // Of a section, and of a label in a modal; of any other component they are not there.
    ...withChildren(component['accessory'], [...path, 'accessory']),
    ...withChildren(component['component'], [...path, 'component']),
  ];
}

export const TYPE = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;
