/** Owns the list of things that a person can do on the page, and what every view is given. */
import type { Lookup } from './lookup.ts';
import type { ModalField } from '../page-protocol.ts';
import type { Model, OpenModal, OpenSelect, Place, Theme } from './state/model.ts';

export type Press = {
  messageId: string;
  channelId: string;
  customId: string;
  componentType: number;
  values?: string[];
};

export type Actions = {
  go(place: Place): void;
  /** Asks for a place's messages while the pointer is still down on the way to it. */
  foresee(place: Place): void;
  switchUser(userId: string): void;
  press(press: Press): void;
  /** A command of the "Apps" menu, for a message or a person. */
  runOn(target: { commandId: string; name: string; targetId: string }): void;
  openSelect(select: OpenSelect | undefined): void;
  filterByTag(tagId: string): void;
  dismissMessage(messageId: string): void;
  dismissPending(id: string): void;
  readOlder(): void;
  readNewer(): void;
  jumpToPresent(): void;
  /** Of the form that is open. */
  changeModal(change: Partial<OpenModal>): void;
  sendModal(fields: ModalField[]): void;
  cancelModal(): void;
  toggleSidebar(isOpen: boolean): void;
  setTheme(theme: Theme): void;
  /** Puts a command's name into the command box, as a click on `</news topic:1>` does. */
  startCommand(name: string): void;
};

export type View = { model: Model; actions: Actions; lookup: Lookup };
