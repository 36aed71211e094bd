/** Owns what a person does with a form of the bot: fill it in, send it, leave it. */
import type { ModalField } from '../../page-protocol.ts';
import type { Actions } from '../actions.ts';
import { sendInteraction } from '../net.ts';
import type { OpenModal } from '../state/model.ts';
import type { Store } from '../state/store.ts';
import { FAILED } from '../words.ts';
import { errorsOf } from './fields.ts';

/** `early`: what came of interactions before the server's answer told their ids. */
export function createModalActions(
  store: Store,
  early: ReadonlyMap<string, string | undefined>,
): Pick<Actions, 'changeModal' | 'sendModal' | 'cancelModal'> {
  function changeModal(change: Partial<OpenModal>): void {
    const { modal } = store.get();
    if (modal) store.set({ modal: { ...modal, ...change } });
  }

  async function send(fields: ModalField[]): Promise<void> {
    const { modal, userId } = store.get();
    if (!modal || userId === undefined || modal.sentAs !== undefined) return;
    const errors = errorsOf(modal.form, fields);
    changeModal({ errors, refusal: undefined });
    if (Object.keys(errors).length > 0) return;
    // Not to be sent twice; the real id comes with the answer.
    changeModal({ sentAs: '' });
    const answer = await sendInteraction({
      kind: 'modal',
      user_id: userId,
      channel_id: modal.channelId,
      interaction_id: modal.interactionId,
      fields,
    });
    if (store.get().modal?.interactionId !== modal.interactionId) return;
    if (!('interaction_id' in answer)) {
      changeModal({ sentAs: undefined, refusal: 'message' in answer ? answer.message : FAILED });
    } else if (!early.has(answer.interaction_id)) changeModal({ sentAs: answer.interaction_id });
    else if (early.get(answer.interaction_id) === undefined) store.set({ modal: undefined });
    else changeModal({ sentAs: undefined, refusal: FAILED });
  }

  return {
    changeModal,
    sendModal: (fields) => void send(fields),
    cancelModal: () => store.set({ modal: undefined, openSelect: undefined }),
  };
}
