/** Owns why a place takes no alerts, in German. */
import type { reasons as english } from '../en-US/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<'de', typeof english> = {
  deleted: 'Der Kanal ist weg: Er wurde gelöscht, oder Keypoint wurde vom Server entfernt.',
  channelDeleted: 'Der Kanal wurde gelöscht. </alerts add> wählt einen anderen Ort.',
  channelDeletedNamed: 'Der Kanal „{name}“ wurde gelöscht. </alerts add> wählt einen anderen Ort.',
  threadDeleted: 'Der Thread wurde gelöscht. </alerts add> wählt einen anderen Ort.',
  threadDeletedNamed: 'Der Thread „{name}“ wurde gelöscht. </alerts add> wählt einen anderen Ort.',
  noCards:
    'Diese Art von Kanal nimmt keine Karten. Bitte einen Text-, Ankündigungs- oder Forenkanal oder einen Thread wählen.',
  locked: 'Der Thread ist gesperrt. Bitte entsperren oder einen anderen Kanal wählen.',
  noTag:
    'Dieses Forum will an jedem Beitrag einen Tag und hat keinen, den Keypoint verwenden darf. Bitte einen Tag „News“ für alle anlegen oder keine Tags mehr verlangen.',
  dmClosed:
    'Direktnachrichten von Keypoint sind abgeschaltet. Bitte Direktnachrichten von Servermitgliedern erlauben.',
  noSharedServer: 'Es gibt keinen Server mehr, auf dem Keypoint und diese Person beide sind.',
  accountGone: 'Das Konto dieser Person gibt es nicht mehr.',
  threadsFull:
    'Der Server hat so viele aktive Threads, wie Discord erlaubt. Bitte einige archivieren und </alerts add> hier noch einmal verwenden.',
  announcementThreadsFull:
    'Der Server hat so viele aktive Ankündigungs-Threads, wie Discord erlaubt. Bitte einige archivieren und </alerts add> hier noch einmal verwenden.',
  membersFull:
    'Der Thread hat so viele Mitglieder, wie Discord erlaubt. Bitte einen neuen beginnen und dort </alerts add> verwenden.',
  unseen: 'Keypoint sieht diesen Kanal nicht. Bitte der Rolle dort {rights} geben.',
  mayNotPost: 'Keypoint darf in diesem Kanal nichts posten. Bitte der Rolle dort {rights} geben.',
  mayNotPostCards:
    'Keypoint darf in diesem Kanal keine Karten posten. Bitte der Rolle dort {rights} geben.',
  cardLeftOut:
    'Discord hat die Karte aus der Nachricht weggelassen. Bitte der Rolle dort {rights} geben.',
  quietHours: 'wartet das Ende der Ruhezeit ab',
};
