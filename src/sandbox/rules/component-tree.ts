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
  const accessory = component['accessory'];
  return [
    { component, path },
    ...allComponents(component['components'], [...path, 'components']),
    ...(accessory === undefined ? [] : withChildren(accessory, [...path, 'accessory'])),
  ];
}

export const TYPE = {
  row: 1,
  button: 2,
  stringSelect: 3,
  userSelect: 5,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
} as const;
