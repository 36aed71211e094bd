/** Owns the shape of what the drawer shows. */
import type { ControlState, SeenRequest } from '../../page-protocol.ts';
import type { View } from '../actions.ts';
import type { ControlAction } from './control-action.ts';
import { INITIAL_FAULT, type FaultForm } from './fault-form.ts';
import { NO_REQUESTS, type RequestFilter, type RequestLog } from './requests.ts';

export const TABS = ['requests', 'limits', 'faults', 'clock'] as const;
export type Tab = (typeof TABS)[number];

export type Drawer = {
  isOpen: boolean;
  /** It covers the page, where that is too narrow for both. */
  isSheet: boolean;
  tab: Tab;
  control: ControlState | undefined;
  /** When `control` came, and now: both by the reader's own clock, for what counts down. */
  toldAtMs: number;
  nowMs: number;
  /** What the last action did, or why it was refused. */
  said: { text: string; isRefusal: boolean } | undefined;
  requests: RequestLog;
  filter: RequestFilter;
  /** Requests whose bodies are shown: undefined while they load, a sentence where there are none. */
  bodies: ReadonlyMap<number, SeenRequest | string | undefined>;
  faultForm: FaultForm;
  /** The channel whose deletion waits for a second word. */
  deleting: string | undefined;
};

export const INITIAL_DRAWER: Drawer = {
  isOpen: false,
  isSheet: false,
  tab: 'requests',
  control: undefined,
  toldAtMs: 0,
  nowMs: 0,
  said: undefined,
  requests: NO_REQUESTS,
  filter: { text: '', onlyProblems: false },
  bodies: new Map(),
  faultForm: INITIAL_FAULT,
  deleting: undefined,
};

export type DrawerActions = {
  /** By what the drawer is now: a second deed may come before the first one is drawn. */
  set(change: Partial<Drawer> | ((drawer: Drawer) => Partial<Drawer>)): void;
  toggle(isOpen: boolean): void;
  show(tab: Tab): void;
  /** `said` is told when the server has done it, else its refusal. */
  perform(action: ControlAction, said: string): void;
  /** Switches on the fault that the form describes now. */
  addFault(): void;
  toggleBodies(id: number): void;
  copy(text: string, what: string): void;
  goToMessage(channelId: string, messageId: string): void;
  /** After the next drawing. */
  focus(selector: string): void;
};

export type DrawerView = { drawer: Drawer; act: DrawerActions; view: View };
