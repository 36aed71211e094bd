/** Owns the rules on buttons, selects and rows that Discord's schema misses. */
import { FLAGS, has, type MessageBody } from '../messages/message-body.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { notAllowed, notOfUnion, required, tooLong } from '../wire/field-errors.ts';
import { isRecord } from '../wire/record.ts';
import { allComponents, TYPE, type PlacedComponent } from './component-tree.ts';
import { wrongScheme } from './urls.ts';

/** Without the V2 flag: at most five rows, and nothing but rows (reference.mdx, "Legacy"). */
export function legacyRows({ components, flags }: MessageBody): FieldError[] {
  if (has(flags, FLAGS.componentsV2)) return [];
  const list = components ?? [];
  const types: readonly number[] = list.map(({ type }) => type);
  const strangers = types.flatMap((type, index) =>
    type === TYPE.row ? [] : [notOfUnion(['components', index], [TYPE.row])],
  );
  if (strangers.length > 0) return strangers;
  return list.length > 5 ? [tooLong(['components'], 5)] : [];
}

/** A row is five buttons wide or one select. */
export function rowWidth({ components }: MessageBody): FieldError[] {
  return allComponents(components).flatMap(({ component, path }) => {
    const children = component['components'];
    if (component['type'] !== TYPE.row || !Array.isArray(children)) return [];
    let width = 0;
    return children.flatMap((child: unknown, index) => {
      width += isRecord(child) && child['type'] === TYPE.button ? 1 : 5;
      if (width <= 5) return [];
      const message = 'The specified component exceeds the maximum width';
      return [
        { path: [...path, 'components', index], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message },
      ];
    });
  });
}

/** Disabled components count too (discord-api-docs#3673). */
export function uniqueCustomIds({ components }: MessageBody): FieldError[] {
  const seen = new Set<unknown>();
  return allComponents(components).flatMap(({ component, path }) => {
    const id = component['custom_id'] ?? undefined;
    if (id === undefined) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = 'Component custom id cannot be duplicated';
    return [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }];
  });
}

/** What each button style needs and refuses (reference.mdx, "Button"). */
export function buttonStyles({ components }: MessageBody): FieldError[] {
  return allComponents(components)
    .filter(({ component }) => component['type'] === TYPE.button)
    .flatMap(buttonErrors);
}

const LINK = 5;
const PREMIUM = 6;

function buttonErrors({ component, path }: PlacedComponent): FieldError[] {
  const given = (key: string): boolean => (component[key] ?? null) !== null;
  const url = component['url'];
  const errors: FieldError[] = [];
  if (given('custom_id') && given('url')) {
    errors.push({
      path: [...path, 'custom_id'],
      code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      message: 'A custom id and url cannot both be specified',
    });
  } else if (component['style'] === LINK) {
    if (!given('url')) errors.push(required([...path, 'url']));
    if (given('custom_id')) errors.push(notAllowed([...path, 'custom_id']));
  } else if (component['style'] === PREMIUM) {
    if (!given('sku_id')) errors.push(required([...path, 'sku_id']));
  } else if (!given('custom_id')) {
    errors.push({
      path: [...path, 'custom_id'],
      code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
      message: 'A custom id is required',
    });
  }
  if (component['style'] !== PREMIUM && !component['label'] && !given('emoji')) {
    errors.push(required([...path, 'label']));
  }
  if (typeof url === 'string') errors.push(...wrongScheme([...path, 'url'], url, 'button'));
  return errors;
}
