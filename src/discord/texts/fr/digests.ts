/** Owns what a digest and its list say, in French. */
import type { digests as english } from '../en-US/digests.ts';
import type { Translation } from '../translation.ts';

export const digests: Translation<'fr', typeof english> = {
  daily: 'Récapitulatif quotidien',
  weekly: 'Récapitulatif hebdomadaire',
  stories: { one: '{digest} : {count} actualité', other: '{digest} : {count} actualités' },
  storiesFrom: {
    one: '**{digest}** : {count} actualité du {since} au {until}',
    other: '**{digest}** : {count} actualités du {since} au {until}',
  },
  nothing:
    '**{digest}** : rien depuis le {since} ne mérite votre temps. Je reste silencieux jusqu’à ce qu’il y ait du nouveau.',
  best: {
    one: 'Les {shown} meilleures sont ici, et {count} autre sous « {button} ».',
    other: 'Les {shown} meilleures sont ici, et {count} autres sous « {button} ».',
  },
  showAll: 'Tout afficher',
  showList: 'Afficher en liste',
  newest: 'Dernières actualités',
  gone: 'Ce récapitulatif n’est plus là. </news topic> montre les dernières actualités.',
  postName: '{digest}, {date}',
};
