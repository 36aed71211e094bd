/** Owns what following topics, words and stories looks like and answers, in French. */
import type { following as english } from '../en-US/following.ts';
import type { Translation } from '../translation.ts';

export const following: Translation<'fr', typeof english> = {
  topicWith: '{topic} avec {words}',
  without: '{what} sans {words}',
  fromHeat: 'à partir d’un retentissement de {heat}',
  how: {
    instant: 'chacune aussitôt',
    daily: 'récapitulatif quotidien',
    weekly: 'récapitulatif hebdomadaire',
  },
  inDm: 'en message privé',
  mentioned: 'par une mention dans {channel}',
  mutedUntil: 'en sourdine jusqu’au {when}',
  muted: 'en sourdine jusqu’à nouvel ordre',
  nothingAsked: 'Donnez un sujet, des mots-clés, ou les deux.',
  whatComes: 'Seules arrivent les actualités {bar}.',
  willBeMentioned:
    'Vous serez mentionné dans {channel} quand ses alertes publient une actualité sur {what}.',
  itsAlerts: 'Ses alertes portent sur {topics} : rien d’autre n’y est publié.',
  alreadyMentioned:
    'Vous êtes déjà mentionné dans {channel} pour {what}. </subscriptions> montre tout ce que vous suivez.',
  noAlertsHere:
    '{channel} ne reçoit pas d’alertes : personne ne peut y être mentionné. Choisissez vos messages privés ; ou un administrateur lance des alertes avec </alerts add>.',
  notHere: 'Vous ne pouvez pas être mentionné ici : choisissez vos messages privés.',
  mentionsAtOnce:
    'Une mention accompagne chaque actualité. Les récapitulatifs arrivent en message privé seulement.',
  pickWhere: 'Choisissez l’endroit dans la liste : vos messages privés, ou ici.',
  pickHeat: 'Donnez le retentissement en nombre entier de 0 à {most}, par exemple 100.',
  dmClosed:
    'Vos messages privés sont fermés à Keypoint : rien ne peut vous y parvenir. Pour les ouvrir : nom du serveur → Confidentialité → autoriser les messages privés ; puis utilisez </subscribe> de nouveau.',
  orHere: 'Ou soyez plutôt mentionné dans un salon.',
  mentionMeHere: 'Me mentionner plutôt ici',
  title: 'Ce que vous suivez',
  none: 'Vous ne suivez encore rien. </subscribe> vous envoie les actualités d’un sujet, ou celles qui contiennent certains mots.',
  choose: 'Choisir pour modifier, mettre en sourdine ou arrêter',
  settingsButton: 'Réglages des messages privés',
  storiesButton: 'Actualités suivies',
  back: 'Retour à la liste',
  placeholder: {
    how: 'Comment cela arrive …',
    heat: 'Le retentissement minimal …',
    mute: 'Mettre en sourdine …',
    stories: 'Ne plus suivre …',
  },
  heatLevel: {
    more: 'Aussi les petites : à partir de {heat}',
    usual: 'Comme d’habitude : à partir de {heat}',
    big: 'Les grandes : à partir de {heat}',
    biggest: 'Les plus grandes seulement : à partir de {heat}',
    own: 'À partir de {heat}',
  },
  muteFor: {
    hour: '1 heure',
    night: '8 heures',
    day: 'Un jour',
    week: 'Une semaine',
    open: 'Jusqu’à nouvel ordre',
  },
  unmute: 'Rétablir',
  edit: 'Mots-clés et retentissement …',
  end: 'Ne plus suivre',
  changed: 'Modifié.',
  changedMeanwhile:
    'Entre-temps, cela a été modifié ailleurs : voici l’état actuel. Choisissez de nouveau.',
  sameExists: 'Un autre de vos abonnements demande la même chose.',
  asksNothing: 'Sans sujet, il faut au moins un mot-clé.',
  nowMuted: 'En sourdine. Ce qui arrive entre-temps n’est pas envoyé plus tard.',
  goesOn: 'Cela reprend.',
  form: {
    title: 'Modifier ce que vous suivez',
    keywords: 'Mots-clés, séparés par des virgules',
    without: 'Exclure les actualités avec',
    heat: 'Retentissement minimal (vide : habituel)',
  },
  settings: {
    title: 'Vos messages privés',
    zone: 'Fuseau horaire : {zone}, où il est {time}',
    digests: 'Les récapitulatifs arrivent à {time}',
    digestHour: 'Quand arrivent les récapitulatifs …',
    limit: 'Le maximum d’alertes par jour …',
    anyNumber: 'Autant d’alertes par jour qu’il y en a',
    atMost: { one: 'Au plus {count} alerte par jour', other: 'Au plus {count} alertes par jour' },
    noQuiet: 'Pas d’heures calmes',
    quietHeld: 'Calme de {from} à {to} : les alertes attendent la fin',
    quietSilent: 'Calme de {from} à {to} : les alertes arrivent sans son',
    zoneButton: 'Fuseau horaire …',
    quietButton: 'Heures calmes …',
    zoneField: 'Votre ville, ou un fuseau tel que Europe/Paris',
    quietField: 'De et à, par exemple 22:00-07:00 ; ou off',
    modeField: 'Ce que deviennent alors les alertes',
    hold: 'Elles attendent la fin',
    silent: 'Elles arrivent sans son',
    zoneUnknown:
      'Aucun fuseau horaire ne s’appelle « {typed} ». Donnez une grande ville proche, ou un fuseau tel que `Europe/Paris`.',
    zoneSeveral: 'Lequel ?',
    zonePick: 'Plusieurs fuseaux contiennent « {typed} ».',
  },
  stories: {
    title: 'Les actualités que vous suivez',
    none: 'Vous ne suivez aucune actualité.',
    ended: {
      one: '{count} actualité n’est plus suivie.',
      other: '{count} actualités ne sont plus suivies.',
    },
    gone: 'n’est plus là',
    closed: {
      one: 'Vos messages privés étaient fermés : {count} actualité n’est plus suivie.',
      other: 'Vos messages privés étaient fermés : {count} actualités ne sont plus suivies.',
    },
  },
};
