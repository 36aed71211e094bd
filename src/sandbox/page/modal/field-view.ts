/** Owns the drawing of a form's field with its label, its description and what is wrong with it. */
import type { APISelectMenuComponent, APITextInputComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import {
  CHECKBOX,
  CHECKBOX_GROUP,
  FILE_UPLOAD,
  PARAGRAPH,
  RADIO_GROUP,
  TEXT_INPUT,
} from '../discord-numbers.ts';
import { menuView, preselected } from '../message/select-view.ts';
import { selectChoices } from '../message/select-choices.ts';
import type { OpenModal } from '../state/model.ts';
import { isRequired, type FormField } from './fields.ts';

type Drawn = {
  id: string;
  field: FormField;
  modal: OpenModal;
  error: string | undefined;
  view: View;
};

function textView({ id, error }: Drawn, input: APITextInputComponent): TemplateResult {
  const described = `${id}-about`;
  const { custom_id: name, placeholder, value = '', max_length: most } = input;
  return input.style === PARAGRAPH
    ? html`<textarea
        class="modal-input"
        id=${id}
        name=${name}
        rows="4"
        placeholder=${placeholder ?? nothing}
        aria-required=${isRequired(input) ? 'true' : nothing}
        aria-invalid=${error === undefined ? nothing : 'true'}
        aria-describedby=${described}
        maxlength=${most ?? 4000}
        .defaultValue=${value}
      ></textarea>`
    : html`<input
        class="modal-input"
        type="text"
        autocomplete="off"
        id=${id}
        name=${name}
        placeholder=${placeholder ?? nothing}
        aria-required=${isRequired(input) ? 'true' : nothing}
        aria-invalid=${error === undefined ? nothing : 'true'}
        aria-describedby=${described}
        maxlength=${most ?? 4000}
        .defaultValue=${value}
      />`;
}

function menuInForm({ field, modal, error, view }: Drawn, component: APISelectMenuComponent) {
  const choices = selectChoices(component, view.model);
  const { custom_id: customId } = component;
  return menuView({
    ownerId: modal.interactionId,
    component,
    label: field.label,
    choices,
    chosen: modal.chosen[customId] ?? preselected(component, choices),
    isInvalid: error !== undefined,
    view,
    onChoose: (values) =>
      view.actions.changeModal({ chosen: { ...modal.chosen, [customId]: values } }),
  });
}

type Option = { value: string; label: string; description?: string; default?: boolean };

function optionsView({ field }: Drawn, type: 'radio' | 'checkbox', options: readonly Option[]) {
  return options.map(
    ({ value, label, description, default: isDefault }) =>
      html`<label class="modal-option">
        <input
          type=${type}
          name=${field.input.custom_id}
          value=${value}
          .defaultChecked=${isDefault === true}
        />
        <span class="choice-text"
          ><span>${label}</span>${
            description ? html`<span class="choice-detail">${description}</span>` : nothing
          }</span
        >
      </label>`,
  );
}

function inputView(drawn: Drawn): unknown {
  const { input } = drawn.field;
  switch (input.type) {
    case TEXT_INPUT:
      return textView(drawn, input);
    case RADIO_GROUP:
      return optionsView(drawn, 'radio', input.options);
    case CHECKBOX_GROUP:
      return optionsView(drawn, 'checkbox', input.options);
    case CHECKBOX:
      return html`<label class="modal-option">
        <input
          type="checkbox"
          name=${input.custom_id}
          value="true"
          .defaultChecked=${input.default === true}
        />
        <span>${drawn.field.label}</span>
      </label>`;
    case FILE_UPLOAD:
      return html`<p class="modal-note">The sandbox cannot put files into a form yet.</p>`;
    default:
      return menuInForm(drawn, input);
  }
}

export function fieldView(field: FormField, at: number, modal: OpenModal, view: View) {
  const { input, label, description } = field;
  const id = `modal-field-${at}`;
  const error = modal.errors[input.custom_id];
  const isText = input.type === TEXT_INPUT;
  const name = html`${label}${
    isRequired(input) ? html`<span class="required" aria-hidden="true"> *</span>` : nothing
  }`;
  const isAlone = input.type === CHECKBOX;
  return html`<div
    class="modal-field ${error === undefined ? '' : 'invalid'}"
    role="group"
    aria-label=${label}
  >
    ${isAlone ? nothing : isText ? html`<label for=${id}>${name}</label>` : html`<span class="modal-label">${name}</span>`}
    ${description ? html`<p class="modal-note">${description}</p>` : nothing}
    ${inputView({ id, field, modal, error, view })}
    <div id="${id}-about" class="modal-error" role="alert">${error ?? nothing}</div>
  </div>`;
}
