/** Owns a form as a person filled it in: the client's checks, and Discord's nesting of the values. */
import { codePoints } from '../../lib/text.ts';
import type { ModalField, PageModal } from '../page-protocol.ts';
import { allComponents, TYPE, type PlacedComponent } from '../rules/component-tree.ts';
import { isRecord } from '../wire/record.ts';
import { refusalOfCount, refusalOfUnknownValue } from './check-component.ts';
import { componentReferences, type Reference } from './resolved.ts';

type Component = PlacedComponent['component'];
type Json = Record<string, unknown>;
type Value = { value: string | boolean | null } | { values: string[] };

/** `picked` by menu, with the kinds of channel that it offers. */
export type FilledModal = {
  components: Json[];
  picked: { references: Reference[]; channelTypes: unknown }[];
};

/** `data.components` of MODAL_SUBMIT, or the sentence that the client shows. */
export function filledModal(modal: PageModal, fields: readonly ModalField[]): FilledModal | string {
  const inputs = allComponents(modal.components)
    .map(({ component }) => component)
    .filter(({ custom_id: id }) => id !== undefined);
  const stray = fields.find((field) => !inputs.some(({ custom_id: id }) => id === field.custom_id));
  if (stray !== undefined) return `This form has no field “${stray.custom_id}”.`;
  const values = new Map<unknown, Value>();
  for (const input of inputs) {
    const id = input['custom_id'];
    const value = valueOf(
      input,
      fields.find((field) => field.custom_id === id),
    );
    const refusal = refusalOf(input, value);
    if (refusal !== undefined) return refusal;
    values.set(id, value);
  }
  return {
    components: modal.components.map((component) => answered(component, values)),
    picked: inputs.flatMap((input) => {
      const value = values.get(input['custom_id']);
      if (value === undefined || !('values' in value)) return [];
      const references = componentReferences(input['type'], value.values);
      return [{ references, channelTypes: input['channel_types'] }];
    }),
  };
}

/** What is sent of a field: as filled in, else as the form had it from the start. */
function valueOf(input: Component, field: ModalField | undefined): Value {
  const { type, options } = input;
  const preset = optionsOf(options).filter((option) => option['default'] === true);
  switch (type) {
    case TYPE.textInput:
      return { value: field?.value ?? textOf(input['value']) };
    case TYPE.checkbox: {
      const isTicked = field === undefined ? input['default'] === true : field.value === 'true';
      return { value: isTicked };
    }
    case TYPE.radioGroup: {
      const chosen = field === undefined ? preset[0]?.['value'] : field.value;
      return { value: typeof chosen === 'string' && chosen !== '' ? chosen : null };
    }
    default: {
      const start = [...preset.map(({ value }) => value), ...idsOf(input['default_values'])];
      return { values: field?.values ?? start.map(String) };
    }
  }
}

function refusalOf(input: Component, given: Value): string | undefined {
  const isRequired = input['required'] !== false;
  if ('values' in given) return refusalOfValues(input, given.values, isRequired);
  const { value } = given;
  if (typeof value === 'boolean') return undefined;
  if (value === null || value === '') {
    return isRequired ? 'This field is required.' : undefined;
  }
  if (input['type'] === TYPE.radioGroup) return refusalOfUnknownValue(input, [value]);
  const least = Number(input['min_length'] ?? 0);
  const most = Number(input['max_length'] ?? 4000);
  const length = codePoints(value);
  if (length < least) return `Must be ${least} or more characters long.`;
  return length > most ? `Must be ${most} or fewer characters long.` : undefined;
}

function refusalOfValues(
  input: Component,
  values: readonly string[],
  isRequired: boolean,
): string | undefined {
  if (values.length === 0 && !isRequired) return undefined;
  if (input['type'] === TYPE.fileUpload) return 'The sandbox cannot put files into a form yet.';
  const boxes = optionsOf(input['options']).length;
  const most = input['type'] === TYPE.checkboxGroup ? boxes : 1;
  return refusalOfCount(input, values, most) ?? refusalOfUnknownValue(input, values);
}

/** Labels and rows with their fields inside, without what only the form showed (reference.mdx). */
function answered(component: unknown, values: ReadonlyMap<unknown, Value>): Json {
  const given = isRecord(component) ? component : {};
  const { type, id, custom_id: customId } = given;
  const children: unknown = given['components'];
  return {
    type,
    id,
    ...(customId === undefined ? {} : { custom_id: customId, ...values.get(customId) }),
    ...(Array.isArray(children)
      ? { components: children.map((child: unknown) => answered(child, values)) }
      : {}),
    ...(given['component'] === undefined
      ? {}
      : { component: answered(given['component'], values) }),
  };
}

function optionsOf(options: unknown): Json[] {
  return Array.isArray(options) ? options.filter(isRecord) : [];
}

function idsOf(defaults: unknown): unknown[] {
  return optionsOf(defaults).map(({ id }) => id);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
