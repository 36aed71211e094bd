/** Owns the rules on select menus that Discord's schema misses (reference.mdx, "String Select" ff.). */
import type { MessageBody } from '../messages/message-body.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { tooLarge, tooLong, tooShort } from '../wire/field-errors.ts';
import { isRecord } from '../wire/record.ts';
import { allComponents, TYPE, type PlacedComponent } from './component-tree.ts';

/** Options are told apart by value. */
export function uniqueSelectValues(body: MessageBody): FieldError[] {
  // In modals radio and checkbox groups have options too.
  return allComponents(body.components).flatMap(({ component, path }) => {
    const seen = new Set<unknown>();
    return listAt(component, 'options').flatMap((option, index): FieldError[] => {
      const value = isRecord(option) ? option['value'] : undefined;
      if (!seen.has(value)) {
        seen.add(value);
        return [];
      }
      const message = 'The specified option value is already used';
      const code = 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED';
      return [{ path: [...path, 'options', index, 'value'], code, message }];
    });
  });
}

/** At least as many options as may be picked, and at most as many picked as may be. */
export function selectBounds(body: MessageBody): FieldError[] {
  return selectsOf(body).flatMap(({ component, path }) => {
    const most = countAt(component, 'max_values');
    const errors: FieldError[] = [];
    if (countAt(component, 'min_values') > most) {
      errors.push(tooLarge([...path, 'min_values'], most));
    }
    const isOfOptions = component['type'] === TYPE.stringSelect;
    if (isOfOptions && most > listAt(component, 'options').length) {
      errors.push(tooShort([...path, 'options'], most));
    }
    return errors;
  });
}

/** What is picked from the start could have been picked by a person. */
export function selectDefaults(body: MessageBody): FieldError[] {
  return selectsOf(body).flatMap(({ component, path }) => {
    const most = countAt(component, 'max_values');
    if (component['type'] !== TYPE.stringSelect) {
      const isTooMany = listAt(component, 'default_values').length > most;
      return isTooMany ? [tooLong([...path, 'default_values'], most)] : [];
    }
    const picked = listAt(component, 'options').filter(
      (option) => isRecord(option) && option['default'] === true,
    );
    if (picked.length <= most) return [];
    const message = `At most ${most} options can be selected by default`;
    return [
      { path: [...path, 'options'], code: 'SELECT_COMPONENT_TOO_MANY_DEFAULT_OPTIONS', message },
    ];
  });
}

function selectsOf({ components }: MessageBody): PlacedComponent[] {
  return allComponents(components).filter(({ component: { type } }) => {
    if (typeof type !== 'number') return false;
    return type === TYPE.stringSelect || (type >= TYPE.userSelect && type <= TYPE.channelSelect);
  });
}

function listAt(component: PlacedComponent['component'], key: string): unknown[] {
  const list = component[key];
  return Array.isArray(list) ? list : [];
}

/** One where nothing is said. */
function countAt(component: PlacedComponent['component'], key: string): number {
  const count = component[key];
  return typeof count === 'number' ? count : 1;
}
