/** Owns what `/sources` says of itself while it is typed, in French. */
import type { sources as english } from '../../en-US/commands/sources.ts';
import type { Translation } from '../../translation.ts';

export const sources: Translation<'fr', typeof english> = {
  description: 'Choisir ce que lit Keypoint (pour son exploitant)',
  list: { description: 'Afficher les sources et l’état de leur lecture' },
  show: { description: 'Afficher une source et le sort de ses dernières entrées' },
  add: { description: 'Lire désormais un flux : montre ce qu’il apporte, puis demande' },
  test: { description: 'Montrer ce qu’apporte un flux et comment il serait jugé' },
  pause: { description: 'Ne plus lire une source jusqu’à sa reprise' },
  resume: { description: 'Lire de nouveau une source' },
  remove: { description: 'Abandonner une source ; ce qu’elle a apporté reste' },
  state: {
    name: 'état',
    description: 'Seulement celles dans cet état',
    active: 'Active',
    default: 'De la liste par défaut',
    paused: 'En pause',
    retired: 'Disparue',
    removed: 'Retirée',
    all: 'Toutes',
  },
  source: { name: 'source', description: 'Son nom, son numéro ou son adresse' },
  address: { name: 'adresse', description: 'D’un flux, ou d’une page qui en a un' },
  topic: { name: 'sujet', description: 'Un sujet que reçoivent tous ses articles' },
  authority: {
    name: 'autorité',
    description: 'Points de qualité que reçoit chacun de ses articles',
  },
  daily: {
    name: 'par-jour',
    description: 'Ne retenir par jour que tant de ses articles : les meilleurs',
  },
  onlyNamed: {
    name: 'nommés-seulement',
    description: 'Ne retenir que les articles qui nomment un sujet',
  },
};
