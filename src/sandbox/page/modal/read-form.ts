/** Owns the reading of a form's fields as they stand. */
import type { ModalField } from '../../page-protocol.ts';
import {
  CHECKBOX,
  CHECKBOX_GROUP,
  FILE_UPLOAD,
  RADIO_GROUP,
  TEXT_INPUT,
} from '../discord-numbers.ts';
import { preselected } from '../message/select-view.ts';
import { selectChoices, type GuildView } from '../message/select-choices.ts';
import type { OpenModal } from '../state/model.ts';
import { fieldsOf, type FormField } from './fields.ts';

/** Typed and ticked fields are in the document, menus in the model. */
export function readForm(form: HTMLFormElement, modal: OpenModal, guild: GuildView): ModalField[] {
  const data = new FormData(form);
  return fieldsOf(modal.form).map(({ input }) => readField(input, data, modal, guild));
}

function readField(
  input: FormField['input'],
  data: FormData,
  { chosen }: OpenModal,
  guild: GuildView,
): ModalField {
  const { custom_id } = input;
  const values = data.getAll(custom_id).map(String);
  switch (input.type) {
    case TEXT_INPUT:
      // A textarea gives CRLF; the client sends LF.
      return { custom_id, value: (values[0] ?? '').replaceAll('\r\n', '\n') };
    case RADIO_GROUP:
      return { custom_id, value: values[0] ?? '' };
    case CHECKBOX:
      return { custom_id, value: String(values.length > 0) };
    case CHECKBOX_GROUP:
    case FILE_UPLOAD:
      return { custom_id, values };
    default: {
      const start = preselected(input, selectChoices(input, guild));
      return { custom_id, values: [...(chosen[custom_id] ?? start)] };
    }
  }
}
