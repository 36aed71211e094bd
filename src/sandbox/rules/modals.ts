/** Owns the rules on modals that Discord's schema misses (reference.mdx, "Label", "Text Input" ff.). */
import type { MessageBody } from '../messages/message-body.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { badLength, notAllowed, required, tooLarge, tooSmall } from '../wire/field-errors.ts';
import { isRecord } from '../wire/record.ts';
import { allComponents, TYPE, type PlacedComponent } from './component-tree.ts';
import { rowWidth, uniqueCustomIds } from './components.ts';
import type { MessageRule } from './message.ts';
import { selectBounds, selectDefaults, uniqueSelectValues } from './selects.ts';

/** One to five (receiving-and-responding.mdx, "Modal"), where the schema says forty. */
export function modalSize(callback: unknown): FieldError[] {
  const data = isRecord(callback) ? callback['data'] : undefined;
  const components = isRecord(data) ? data['components'] : undefined;
  if (!Array.isArray(components)) return [];
  const count = components.length;
  return count < 1 || count > 5 ? [badLength(['data', 'components'], 1, 5)] : [];
}

/** In a row a text input brings its own label; in a label it is labelled. */
function rowLabels({ components }: MessageBody): FieldError[] {
  return allComponents(components).flatMap(({ component, path }) => {
    const isInRow = path.at(-2) === 'components' && path.length > 2;
    if (component['type'] !== TYPE.textInput || !isInRow) return [];
    return component['label'] ? [] : [required([...path, 'label'])];
  });
}

/** The least is not above the greatest, and who must answer cannot be asked for nothing. */
function inputBounds({ components }: MessageBody): FieldError[] {
  return allComponents(components).flatMap(({ component, path }) => {
    const errors: FieldError[] = [];
    for (const kind of ['length', 'values'] as const) {
      const least = numberAt(component, `min_${kind}`);
      const most = numberAt(component, `max_${kind}`) ?? mostOf(component);
      // `selectBounds` says so of selects.
      if (isSelect(component['type'])) continue;
      if (least !== undefined && most !== undefined && least > most) {
        errors.push(tooLarge([...path, `min_${kind}`], most));
      }
    }
    if (component['required'] !== false && numberAt(component, 'min_values') === 0) {
      errors.push(tooSmall([...path, 'min_values'], 1));
    }
    return errors;
  });
}

/** At most as many boxes can be ticked as there are. */
function boxesEnough({ components }: MessageBody): FieldError[] {
  return allComponents(components).flatMap(({ component, path }) => {
    if (component['type'] !== TYPE.checkboxGroup) return [];
    const most = numberAt(component, 'max_values');
    const there = mostOf(component) ?? 0;
    return most !== undefined && most > there ? [tooLarge([...path, 'max_values'], there)] : [];
  });
}

/** "Modals can not currently have disabled components in them." */
function nothingDisabled({ components }: MessageBody): FieldError[] {
  return allComponents(components).flatMap(({ component, path }) =>
    component['disabled'] === true ? [notAllowed([...path, 'disabled'])] : [],
  );
}

function numberAt(component: PlacedComponent['component'], key: string): number | undefined {
  const value = component[key];
  return typeof value === 'number' ? value : undefined;
}

function mostOf({ options }: PlacedComponent['component']): number | undefined {
  return Array.isArray(options) ? options.length : undefined;
}

const isSelect = (type: unknown): boolean =>
  type === TYPE.stringSelect ||
  (typeof type === 'number' && type >= TYPE.userSelect && type <= TYPE.channelSelect);

export const MODAL_RULES: readonly MessageRule[] = [
  rowWidth,
  rowLabels,
  uniqueCustomIds,
  uniqueSelectValues,
  selectBounds,
  selectDefaults,
  inputBounds,
  boxesEnough,
  nothingDisabled,
];
