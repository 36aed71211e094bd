/** Owns what can be done to the gateway from the drawer, in words and as actions. Pure. */
import type { GatewayFaultState } from '../../page-protocol.ts';
import type { ControlAction } from './control-action.ts';

type Deed = { label: string; what: string; said: string; action: ControlAction };

export const GATEWAY_DEEDS: readonly Deed[] = [
  {
    label: 'Close the connection',
    what: 'Close code 4000: the bot connects again and resumes.',
    said: 'The connections were closed with 4000.',
    action: { action: 'gateway.drop' },
  },
  {
    label: 'Cut the connection',
    what: 'No close frame, as when the network fails.',
    said: 'The connections were cut.',
    action: { action: 'gateway.drop', code: null },
  },
  {
    label: 'Ask to reconnect',
    what: 'Op 7, as Discord sends before a server restarts.',
    said: 'Op 7 was sent.',
    action: { action: 'gateway.reconnect' },
  },
  {
    label: 'Invalid session, resumable',
    what: 'Op 9 with true: the bot resumes.',
    said: 'Op 9 was sent, resumable.',
    action: { action: 'gateway.invalidate', resumable: true },
  },
  {
    label: 'Invalid session',
    what: 'Op 9 with false: the bot identifies anew.',
    said: 'Op 9 was sent, not resumable.',
    action: { action: 'gateway.invalidate', resumable: false },
  },
  {
    label: 'Ask for a heartbeat',
    what: 'Op 1: the bot must send one at once.',
    said: 'A heartbeat was asked for.',
    action: { action: 'gateway.heartbeat' },
  },
  {
    label: 'Refuse the next resume',
    what: 'The next RESUME is answered with op 9: events of the gap are lost.',
    said: 'The next resume will be refused.',
    action: { action: 'gateway.refuse-resume', times: 1 },
  },
  {
    label: 'Repeat the next event',
    what: 'It comes twice: handlers must bear that.',
    said: 'The next event will come twice.',
    action: { action: 'gateway.repeat', times: 1 },
  },
  {
    label: 'Swap the next two events',
    what: 'They come in the wrong order.',
    said: 'The next two events will be swapped.',
    action: { action: 'gateway.reorder', times: 1 },
  },
  {
    label: 'Make it a zombie',
    what: 'Nothing is answered, not even heartbeats, yet the connection stays open.',
    said: 'The connections are zombies now.',
    action: { action: 'gateway.zombie', on: true },
  },
];

/** What ends a fault that lasts. */
export function endOf(fault: GatewayFaultState['action']): ControlAction {
  return { action: fault, ...(fault === 'gateway.zombie' ? { on: false } : { times: 0 }) };
}
