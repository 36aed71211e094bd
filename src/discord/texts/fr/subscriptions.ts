/** Owns what following topics answers, in French. */
import type { subscriptions as english } from '../en-US/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<'fr', typeof english> = {
  server: 'Alertes de ce serveur',
  inChannel: '{what} dans {channel}',
  byDailyDigest: '{what} en récapitulatif quotidien',
  byWeeklyDigest: '{what} en récapitulatif hebdomadaire',
  paused: 'en pause : {reason}',
  noneOfServer:
    'Aucun salon de ce serveur ne reçoit encore d’alertes. </alerts add> choisit un sujet et un salon.',
  ended: 'Terminé : {what}.',
  endedBefore: 'C’était déjà terminé.',
  already: 'Vous suivez déjà {what}. </subscriptions> montre tout ce que vous suivez.',
  tooMany: 'Vous suivez déjà {most} choses. Mettez d’abord fin à l’une d’elles : </subscriptions>',
  resumed:
    'Les alertes reprennent : vous recevez de nouveau {topic}, et le plus récent de ce qui attendait.',
  nowInstant:
    'Vous recevez maintenant {topic} au fil des actualités. Ce qui s’était accumulé arrive dans un dernier récapitulatif.',
  nowDigest:
    'Vous recevez maintenant {topic} en récapitulatif, le prochain le {when}. Ce qui a déjà été envoyé reste.',
  followed: 'Vous suivez maintenant {topic}.',
  firstOnItsWay: 'La dernière actualité arrive dans vos messages privés.',
  firstLater: 'La première actualité arrivera dans vos messages privés dès qu’il y en aura une.',
  othersInDigest: 'Les autres arrivent en récapitulatif, le prochain le {when}.',
  allInDigest: 'Les actualités arrivent en récapitulatif, le prochain le {when}.',
  whereToEnd: '</subscriptions> montre ce que vous suivez et permet d’y mettre fin.',
};
