/** Owns what choosing a server's alerts answers, in French. */
import type { alerts as english } from '../en-US/alerts.ts';
import type { Translation } from '../translation.ts';

export const alerts: Translation<'fr', typeof english> = {
  already: '{channel} reçoit déjà {what}. </alerts list> montre toutes les alertes.',
  resumed:
    'Les alertes reprennent : {channel} reçoit de nouveau {topic}, et le plus récent de ce qui attendait.',
  nowInstant:
    '{channel} reçoit maintenant {topic} au fil des actualités. Ce qui s’était accumulé arrive dans un dernier récapitulatif.',
  nowDigest:
    '{channel} reçoit maintenant {topic} en récapitulatif, le prochain le {when}. Ce qui a déjà été envoyé reste.',
  added: '{channel} reçoit maintenant {topic}.',
  firstOnItsWay: 'La dernière actualité y arrive.',
  firstLater: 'La première actualité y apparaîtra dès qu’il y en aura une.',
  tooMany: '{channel} a déjà {most} alertes. Supprimez-en d’abord une.',
  removed: '{channel} ne reçoit plus {topic}.',
  noAlertsYet: '{channel} ne reçoit pas encore d’alertes. </alerts add> les met en route.',
  limitsNow: 'En ce moment, dans {channel} :',
  limitsFromNow: 'Désormais, dans {channel} :',
  anyNumber: 'un nombre illimité d’alertes par jour',
  atMost: {
    one: 'au plus {count} alerte par jour ; les autres vont dans le récapitulatif, ou sont omises',
    other:
      'au plus {count} alertes par jour ; les autres vont dans le récapitulatif, ou sont omises',
  },
  noQuietHours: 'pas d’heures calmes',
  quietHeld: 'heures calmes de {from} à {to} : les alertes attendent leur fin',
  quietSilent: 'heures calmes de {from} à {to} : les alertes arrivent sans son',
  digestsAt: 'récapitulatifs à {time}, s’il y en a',
  zone: 'les heures et les jours sont ceux de {zone}',
};
