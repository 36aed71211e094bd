/** Owns a form's parts in the order of the form, and the client's checks of what is filled in. Pure. */
import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalComponent,
  APITextDisplayComponent,
  APITextInputComponent,
} from 'discord-api-types/v10';
import type { ModalField, PageModal } from '../../page-protocol.ts';
import {
  ACTION_ROW,
  CHECKBOX,
  CHECKBOX_GROUP,
  LABEL,
  RADIO_GROUP,
  TEXT_DISPLAY,
  TEXT_INPUT,
} from '../discord-numbers.ts';
import { has } from '../has.ts';

export type FormField = { label: string; description: string; input: APIComponentInLabel };
export type FormPart = { kind: 'text'; content: string } | ({ kind: 'field' } & FormField);

type TopComponent = APIModalComponent | APITextDisplayComponent;

/** The server judged them by Discord's schema before it sent them. */
function isComponent(value: unknown): value is TopComponent {
  return has(value, 'type') && typeof value.type === 'number';
}

function ofLabel({ label, description = '', component }: APILabelComponent): FormPart {
  return { kind: 'field', label, description, input: component };
}

/** The form of before labels, which Discord still takes: a row with one text input. */
function ofInput(input: APITextInputComponent): FormPart {
  return { kind: 'field', label: input.label ?? '', description: '', input };
}

export function partsOf({ components }: PageModal): FormPart[] {
  return components.flatMap((component): FormPart[] => {
    if (!isComponent(component)) return [];
    if (component.type === TEXT_DISPLAY) return [{ kind: 'text', content: component.content }];
    if (component.type === LABEL) return [ofLabel(component)];
    if (component.type === ACTION_ROW) return component.components.map((input) => ofInput(input));
    return [];
  });
}

export function fieldsOf(form: PageModal): FormField[] {
  return partsOf(form).flatMap((part) => (part.kind === 'field' ? [part] : []));
}

export function isRequired(input: APIComponentInLabel): boolean {
  return input.type !== CHECKBOX && (input.required ?? true);
}

function errorOfText(input: APITextInputComponent, value: string): string | undefined {
  if (value === '') return isRequired(input) ? 'This field is required.' : undefined;
  // Discord counts code points.
  const { length } = Array.from(value);
  const least = input.min_length ?? 0;
  const most = input.max_length ?? 4000;
  if (length < least) return `Must be ${least} or more characters long.`;
  return length > most ? `Must be ${most} or fewer characters long.` : undefined;
}

function errorOfChoices(input: APIComponentInLabel, values: readonly string[]): string | undefined {
  if (values.length === 0) return isRequired(input) ? 'This field is required.' : undefined;
  const least = 'min_values' in input ? (input.min_values ?? 1) : 1;
  const boxes = input.type === CHECKBOX_GROUP ? input.options.length : 1;
  const most = 'max_values' in input ? (input.max_values ?? boxes) : boxes;
  if (values.length >= least && values.length <= most) return undefined;
  return least === most ? `Select ${least}.` : `Select ${least} to ${most}.`;
}

function errorOf(input: APIComponentInLabel, field: ModalField | undefined): string | undefined {
  if (input.type === TEXT_INPUT) return errorOfText(input, field?.value ?? '');
  if (input.type === CHECKBOX) return undefined;
  const values = input.type === RADIO_GROUP ? [field?.value ?? ''] : (field?.values ?? []);
  return errorOfChoices(
    input,
    values.filter((value) => value !== ''),
  );
}

/** What is wrong, by custom id, in the client's words; empty when the form may be sent. */
export function errorsOf(form: PageModal, fields: readonly ModalField[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { input } of fieldsOf(form)) {
    const field = fields.find((one) => one.custom_id === input.custom_id);
    const error = errorOf(input, field);
    if (error !== undefined) errors[input.custom_id] = error;
  }
  return errors;
}
