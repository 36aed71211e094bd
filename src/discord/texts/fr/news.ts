/** Owns what looking news up answers, in French. */
import type { news as english } from '../en-US/news.ts';
import type { Translation } from '../translation.ts';

export const news: Translation<'fr', typeof english> = {
  newestOf: '{topic} : dernières actualités',
  olderOf: '{topic} : actualités plus anciennes',
  newestOfAll: 'Dernières actualités, tous sujets confondus',
  nothingYet:
    'Rien encore sur **{topic}**. </subscribe> vous envoie la première actualité dès qu’il y en a une.',
  noStories: 'Il n’y a encore aucune actualité.',
  noOlder: 'Il n’y a pas d’actualités plus anciennes.',
  topicGone: 'Le sujet de cette liste n’existe plus. </news topic> montre les sujets.',
  storyGone: 'Cette actualité n’est plus là. </news topic> montre les plus récentes.',
  relatedTo: 'En rapport avec : {title}',
  nothingRelated: 'Aucune autre actualité ne s’en approche pour l’instant.',
  olderOfAll: 'Actualités plus anciennes, tous sujets confondus',
  bestOf: {
    one: '{topic} : actualités les plus marquantes, {count} jour',
    other: '{topic} : actualités les plus marquantes des {count} derniers jours',
  },
  nothingOf: {
    one: 'Rien sur **{topic}** depuis {count} jour.',
    other: 'Rien sur **{topic}** ces {count} derniers jours.',
  },
  found: 'Recherche : {text}',
  foundCount: { one: '{count} actualité trouvée', other: '{count} actualités trouvées' },
  foundMore: {
    one: 'Le meilleur du plus récent : {count} actualité ; il y en a aussi de plus anciennes',
    other: 'Le meilleur du plus récent : {count} actualités ; il y en a aussi de plus anciennes',
  },
  foundNothing: 'Rien trouvé pour « {text} ».',
  searchHint:
    'Moins de mots trouvent plus ; les guillemets gardent des mots ensemble, un moins devant un mot l’exclut.',
  searchMeant: 'Vouliez-vous dire l’un de ceux-ci ?',
  trending: { one: 'Tendances : {count} jour', other: 'Tendances : les {count} derniers jours' },
  trendingOf: {
    one: '{topic} : tendances, {count} jour',
    other: '{topic} : tendances des {count} derniers jours',
  },
  nothingTrends: { one: 'Rien depuis {count} jour.', other: 'Rien ces {count} derniers jours.' },
  trendingOrder: 'Selon le nombre de médias qui en parlent et la fraîcheur',
  pictureShows: {
    one: 'Retentissement par sujet, {count} jour.',
    other:
      'Retentissement par sujet pour chacun des {count} derniers jours, du plus ancien au plus récent.',
  },
  quality: 'qualité {quality}',
  leads: 'en tête de l’actualité',
  caughtUp: 'Vous êtes à jour : rien qui ne vous ait été envoyé depuis {when}.',
  missed: 'Ce que vous avez manqué',
  missedOfYours: 'De ce que vous suivez, non envoyé depuis {when}, le plus marquant d’abord :',
  missedOfAll:
    'Tous sujets depuis {when}, le plus marquant d’abord. </subscribe> le limite à ce que vous suivez.',
  nothingLikeIt:
    'Rien de ce que Keypoint a lu ne s’approche de ce message. </news search> trouve des actualités par leurs mots.',
  likeThis: 'Proche de ce message',
  unknownStory:
    'Keypoint n’a pas lu cela. Tapez un titre et choisissez dans la liste, ou essayez </news search>.',
};
