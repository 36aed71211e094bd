/** Owns the signal that a paper says where it was accepted. */
import type { QualitySignal } from './signal.ts';

const VENUE =
  /\b(?:CVPR|ICCV|ECCV|NeurIPS|NIPS|ICML|ICLR|AAAI|IJCAI|ACL|EMNLP|NAACL|SIGGRAPH(?: Asia)?|CoRL|RSS|ICRA|IROS|MICCAI|WACV|BMVC|3DV|INTERSPEECH|ICASSP|KDD(?!\s?99)|TPAMI|IJCV|TMLR|JMLR)\s*(?:'|’)?(?:20)?\d\d\b(?!\s+\w*\s?(?:[Cc]hallenges?|[Dd]ata ?sets?|[Bb]enchmarks?|[Cc]ompetitions?|[Cc]orpus)\b)/;
const ACCEPTED =
  /\b(?:[Aa]ccepted (?:at|to|by|for|in)|[Tt]o appear (?:at|in)|[Pp]ublished (?:at|in))\s+(?:the\s+)?(?!GitHub|Git[Ll]ab|Hugging|Zenodo|Kaggle|arXiv|Figshare)([A-Z][A-Za-z0-9 ]{0,39}[A-Za-z0-9])\b/;

export const paperVenue = {
  name: 'paper-venue',
  score: ({ paper, title, excerpt }, weight) => {
    if (!paper) return null;
    const text = `${title}\n${excerpt}`;
    const venue = VENUE.exec(text)?.[0] ?? ACCEPTED.exec(text)?.[1]?.trim();
    return venue === undefined ? null : { points: weight, reason: `names its venue, ${venue}` };
  },
} as const satisfies QualitySignal;
