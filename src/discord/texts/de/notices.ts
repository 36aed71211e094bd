/** Owns what people are told of places that take no alerts, and of where they are told, in German. */
import type { notices as english } from '../en-US/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<'de', typeof english> = {
  paused: {
    one: '**Benachrichtigungen pausieren in einem Kanal.**',
    other: '**Benachrichtigungen pausieren in {count} Kanälen.**',
  },
  goesOn: {
    one: 'Sie gehen von selbst weiter, sobald er für Keypoint wieder offen ist; „{button}“ versucht es sofort. Bis dahin wartet, was hereinkommt.',
    other:
      'Sie gehen von selbst weiter, sobald sie für Keypoint wieder offen sind; „{button}“ versucht es sofort. Bis dahin wartet, was hereinkommt.',
  },
  tryAgain: 'Noch einmal versuchen',
  onlyMakers:
    'Nur wer diese Benachrichtigungen eingerichtet hat oder „Server verwalten“ darf, kann es noch einmal versuchen. Trifft das zu, wurden sie entfernt: </alerts list> zeigt, was es gibt.',
  tryingAgain:
    'Neuer Versuch: {channels}. Wo noch immer geschlossen ist, kommt wieder eine Nachricht.',
  openAlready: 'Schon offen: {channels}.',
  postName: 'Zu den Benachrichtigungen dieses Servers',
  toldFromNow:
    'Wenn Benachrichtigungen irgendwo pausieren, erfährt es per Direktnachricht, wer sie eingerichtet hat; wo das nicht geht, ab jetzt {channel}.',
  told: 'Wenn Benachrichtigungen irgendwo pausieren, erfährt es per Direktnachricht, wer sie eingerichtet hat; wo das nicht geht, {channel}.',
  nobodyTold:
    'Wenn Benachrichtigungen irgendwo pausieren, erfährt es per Direktnachricht, wer sie eingerichtet hat; wo das nicht geht, niemand. </alerts notices> wählt einen Kanal.',
  tellNone: 'Keinem Kanal sagen',
  noneTold: 'Es wird keinem Kanal mehr gesagt. </alerts notices> wählt einen.',
};
