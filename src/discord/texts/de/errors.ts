/** Owns what a person is told when something cannot be done, in German. */
import type { errors as english } from '../en-US/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<'de', typeof english> = {
  failed: 'Hier ist etwas schiefgegangen. Referenz: {reference}',
  oldButton:
    'Diese Schaltfläche stammt von einem älteren Keypoint. Bitte den Befehl erneut verwenden.',
  oldForm: 'Dieses Formular stammt von einem älteren Keypoint. Bitte den Befehl erneut verwenden.',
  tooFast: 'Das war viel auf einmal. In {seconds} s geht es weiter.',
  oldCommand: 'Diesen Befehl hat Keypoint nicht mehr. `/` zeigt, was es gibt.',
  serverOnly: 'Das geht nur auf einem Server: bitte dort noch einmal versuchen.',
  manageServer:
    'Die Benachrichtigungen dieses Servers wählen nur Mitglieder mit „Server verwalten“. </subscribe> bringt ein Thema in die eigenen Direktnachrichten.',
  unknownTopic: 'Kein Thema heißt „{typed}“.',
  didYouMean: 'Gemeint war vielleicht {topics}?',
  pickTopic: 'Einen Buchstaben tippen und aus der Liste wählen, zum Beispiel {topics}.',
  pickChannel:
    'Bitte einen Text-, Ankündigungs-, Foren- oder Medienkanal dieses Servers oder einen Thread wählen.',
  pickTextChannel: 'Bitte einen Text- oder Ankündigungskanal dieses Servers wählen.',
  pickHow: 'Bitte aus der Liste wählen, wie es kommt: sofort, täglich oder wöchentlich.',
  pickZone: 'Bitte eine Zeitzone aus der Liste wählen, etwa `Europe/Berlin`.',
  wholeNumber: 'Bitte eine ganze Zahl von 0 bis {most} angeben.',
  quietHours: 'Ruhezeiten bitte als `22:00-07:00` angeben, oder `off` für keine.',
  cannotPost: 'In {channel} kann ich nichts posten: Dort fehlt mir {rights}.',
  enterThread: 'Bitte mich darin erwähnen, damit ich dabei bin, und es noch einmal versuchen.',
  allowInThread:
    'Bitte meiner Rolle in den Einstellungen des übergeordneten Kanals (Berechtigungen) erlauben und es noch einmal versuchen.',
  allowInChannel:
    'Bitte meiner Rolle in den Einstellungen dieses Kanals (Berechtigungen) erlauben und es noch einmal versuchen.',
  locked: '{channel} ist gesperrt. Bitte entsperren und es noch einmal versuchen.',
};
