/** Owns the form that a bot answers with: a dialog over the page, as the client shows it. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { View } from '../actions.ts';
import { avatarView } from '../message/avatar.ts';
import { markdownView } from '../message/markdown-view.ts';
import type { OpenModal } from '../state/model.ts';
import { fieldView } from './field-view.ts';
import { partsOf } from './fields.ts';
import { readForm } from './read-form.ts';

/** The browser keeps the focus inside, and gives it back at the end. */
function openDialog(dialog: Element | undefined): void {
  queueMicrotask(() => {
    if (!(dialog instanceof HTMLDialogElement) || !dialog.isConnected || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('.modal-fields :is(input, textarea)')?.focus();
  });
}

function fieldsView(modal: OpenModal, view: View): TemplateResult {
  return html`<div class="modal-fields">
    ${partsOf(modal.form).map((part, at) =>
      part.kind === 'text'
        ? html`<div class="message-body">${markdownView(part.content, view)}</div>`
        : fieldView(part, at, modal, view),
    )}
  </div>`;
}

function focusFirstWrong(dialog: HTMLElement): void {
  requestAnimationFrame(() =>
    dialog.querySelector<HTMLElement>('.modal-field.invalid :is(input, textarea)')?.focus(),
  );
}

export function modalView(view: View): TemplateResult | typeof nothing {
  const { model, actions } = view;
  const { modal } = model;
  if (!modal) return nothing;
  const bot = view.lookup.user(model.data?.bot_user_id ?? '');
  const name = bot ? view.lookup.displayName(bot) : 'the app';
  const isSent = modal.sentAs !== undefined;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    actions.sendModal(readForm(event.currentTarget, modal, model));
    focusFirstWrong(event.currentTarget);
  };
  const cancel = (event: Event): void => {
    event.preventDefault();
    actions.cancelModal();
  };
  const dialog = html`<dialog
    class="modal"
    aria-labelledby="modal-title"
    @cancel=${cancel}
    ${ref(openDialog)}
  >
    <form novalidate @submit=${submit}>
      <header class="modal-head">
        ${bot ? avatarView(bot.id, name) : nothing}
        <h2 id="modal-title">${modal.form.title}</h2>
        <button
          type="button"
          class="icon-button close"
          aria-label="Close"
          @click=${cancel}
        ></button>
      </header>
      <p class="modal-warning">
        This form will be submitted to ${name}. Do not share passwords or other sensitive
        information.
      </p>
      ${fieldsView(modal, view)}
      <div class="modal-refusal" role="alert">${modal.refusal ?? nothing}</div>
      <footer class="modal-foot">
        <button type="button" class="button quiet" @click=${cancel}>Cancel</button>
        <button
          class="button primary ${isSent ? 'waiting' : ''}"
          aria-busy=${isSent ? 'true' : nothing}
        >
          Submit
        </button>
      </footer>
    </form>
  </dialog>`;
  return html`${keyed(modal.interactionId, dialog)}`;
}
