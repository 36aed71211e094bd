/** Owns what `/setup` says, in French. */
import type { setup as english } from '../en-US/setup.ts';
import type { Translation } from '../translation.ts';

export const setup: Translation<'fr', typeof english> = {
  step: 'Configuration, étape {step} sur {steps} : {name}',
  steps: {
    channels: 'Salons',
    notices: 'Avis',
    language: 'Langue et heure',
    volume: 'Combien et comment',
    test: 'Essai',
    done: 'Keypoint est prêt',
  },
  back: 'Retour',
  next: 'Suivant',
  stored: 'Enregistré.',
  channels: {
    what: 'Quel salon reçoit quels sujets ? Vos choix sont enregistrés aussitôt ; vous pouvez arrêter à tout moment et reprendre avec </setup>.',
    none: 'Aucun salon ne reçoit encore d’alertes.',
    others: { one: '{count} alerte avec mots-clés', other: '{count} alertes avec mots-clés' },
    mayNotMake: 'Pour que je puisse créer des salons, donnez à mon rôle {right}.',
    pick: 'Choisir un salon, puis ses sujets…',
    makeNews: 'Créer #news',
    makeEach: 'Créer un salon par sujet',
    newsTopic: 'Actualités de l’IA et de la vision par ordinateur, par Keypoint',
    topicsOf: 'Quels sujets {channel} reçoit-il ? Ceux choisis y sont publiés, les autres non.',
    pickTopics: 'Sujets…',
    newFor: 'Quels sujets ont leur propre salon ? Au plus {most} à la fois.',
    allPosted: 'Chaque sujet a déjà un salon.',
    set: { one: '{channel} reçoit {count} sujet.', other: '{channel} reçoit {count} sujets.' },
    emptied: '{channel} ne reçoit plus de sujets.',
    full: '{channel} n’accepte plus d’alertes ; certains sujets ont été laissés de côté.',
    made: 'Créés : {channels}.',
    notMade: 'Discord ne m’a pas laissé créer #{name}. {reason}',
  },
  notices: {
    none: 'Quand des alertes sont suspendues quelque part, la personne qui les a créées l’apprend par message privé. Choisissez un salon pour celles qui n’en reçoivent pas.',
    pick: 'Choisir un salon…',
  },
  language: {
    what: 'Les cartes sont en **{language}**. Les jours, heures calmes et récapitulatifs suivent **{zone}**.',
    pick: 'Langue des cartes…',
    pickZone: 'Fuseau horaire…',
    otherZone: 'Un autre fuseau…',
    formTitle: 'Fuseau horaire',
    formLabel: 'Son nom, ou la ville qui le désigne',
  },
  volume: {
    what: {
      one: 'Pour l’unique alerte par sujet seul ({count}). Celles avec mots-clés ne changent pas.',
      other: 'Pour les {count} alertes par sujet seul. Celles avec mots-clés ne changent pas.',
    },
    noRules: 'Choisissez d’abord un salon et ses sujets.',
    pick: 'Combien…',
    pickHow: 'Comment…',
    usual: 'Tout ce qui compte : dès le retentissement {heat}',
    hot: 'Les plus grandes seulement : dès le retentissement {heat}',
    target: {
      one: 'Environ {count} par jour et par sujet',
      other: 'Environ {count} par jour et par sujet',
    },
    changed: { one: '{count} alerte modifiée.', other: '{count} alertes modifiées.' },
    same: 'C’est déjà ainsi.',
  },
  test: {
    what: 'Où des cartes peuvent être publiées maintenant ; une carte d’essai montre leur aspect.',
    pick: 'Publier une carte d’essai dans…',
    noChannels: 'Aucun salon ne reçoit encore d’alertes : choisissez-en un à la première étape.',
  },
  done: {
    alerts: {
      one: '{count} alerte ; salons avec alertes : {channels}',
      other: '{count} alertes ; salons avec alertes : {channels}',
    },
    notices: 'avis d’alertes suspendues : {channel}',
    noNotices: 'avis d’alertes suspendues : par message privé seulement',
    next: 'Et maintenant',
    list: '</alerts list> montre toutes les alertes, pour les modifier, suspendre ou retirer.',
    add: '</alerts add> en crée une avec des mots-clés, un rôle à mentionner ou des étiquettes ; </alerts preview> montre ce qu’elle publierait.',
    limits: '</alerts limits> fixe les heures calmes et le maximum d’alertes par jour d’un salon.',
    members:
      'Les membres consultent avec </news topic> et suivent des sujets par message privé avec </subscribe>.',
  },
};
