/** Owns what `/sources` says of itself while it is typed, in German. */
import type { sources as english } from '../../en-US/commands/sources.ts';
import type { Translation } from '../../translation.ts';

export const sources: Translation<'de', typeof english> = {
  description: 'Festlegen, was Keypoint liest (für den Betreiber)',
  list: { description: 'Die Quellen zeigen, und wie das Lesen läuft' },
  show: { description: 'Eine Quelle zeigen, und was aus ihren neuesten Einträgen wurde' },
  add: { description: 'Einen Feed künftig lesen: zeigt, was er bringt, und fragt nach' },
  test: { description: 'Zeigen, was ein Feed bringt und wie es bewertet würde' },
  pause: { description: 'Eine Quelle bis auf Weiteres nicht mehr lesen' },
  resume: { description: 'Eine Quelle wieder lesen' },
  remove: { description: 'Eine Quelle aufgeben; was sie gebracht hat, bleibt' },
  state: {
    name: 'zustand',
    description: 'Nur Quellen in diesem Zustand',
    active: 'Aktiv',
    default: 'Aus der Standardliste',
    paused: 'Pausiert',
    retired: 'Endgültig weg',
    removed: 'Entfernt',
    all: 'Alle',
  },
  source: { name: 'quelle', description: 'Name, Nummer oder Adresse' },
  address: { name: 'adresse', description: 'Eines Feeds oder einer Seite, die einen hat' },
  topic: { name: 'thema', description: 'Ein Thema, das alle ihre Artikel bekommen' },
  authority: { name: 'gewicht', description: 'Qualitätspunkte, die jeder ihrer Artikel bekommt' },
  daily: {
    name: 'täglich',
    description: 'Höchstens so viele ihrer Artikel am Tag führen: die besten',
  },
  onlyNamed: { name: 'nur-benannte', description: 'Nur Artikel führen, die ein Thema nennen' },
};
