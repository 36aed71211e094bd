/** Owns bringing a message into sight. */

/** About a second of drawings: its channel may have to be loaded first. */
const MOST_FRAMES = 60;

/** Where it is drawn, or soon will be. */
export function showMessage(messageId: string, frames = MOST_FRAMES): void {
  const message = document.querySelector(`[data-message-id="${CSS.escape(messageId)}"]`);
  if (message) message.scrollIntoView({ block: 'center' });
  else if (frames > 0) requestAnimationFrame(() => showMessage(messageId, frames - 1));
}
