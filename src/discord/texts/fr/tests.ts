/** Owns what a test card says, and what is said of it, in French. */
import type { tests as english } from '../en-US/tests.ts';
import type { Translation } from '../translation.ts';

export const tests: Translation<'fr', typeof english> = {
  message:
    '🧪 **Essai** demandé par {person} : voici les cartes telles qu’elles apparaissent ici. Aucune alerte n’a été donnée.',
  title: 'Une carte d’essai',
  noStory: 'Il n’y a pas encore d’actualité à montrer en exemple.',
  postName: 'Essai des alertes',
  rights: 'Mes droits dans {channel} :',
  forRole: '{right}, pour prévenir {role}, que tout le monde ne peut pas mentionner',
  posted: 'Publiée : {link}',
  notPosted: 'Aucune carte d’essai n’a été publiée. {reason}',
};
