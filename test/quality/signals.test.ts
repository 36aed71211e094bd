/** Owns the proof of each signal of quality: what it says something of, and what it leaves alone. */
import { expect, it } from 'vitest';
import { ampPage } from '../../src/quality/signals/amp-page.ts';
import { authority } from '../../src/quality/signals/authority.ts';
import { base } from '../../src/quality/signals/base.ts';
import { deal } from '../../src/quality/signals/deal.ts';
import { furtherTopics } from '../../src/quality/signals/further-topics.ts';
import { image } from '../../src/quality/signals/image.ts';
import { longTitle } from '../../src/quality/signals/long-title.ts';
import { marketReport } from '../../src/quality/signals/market-report.ts';
import { paperCode } from '../../src/quality/signals/paper-code.ts';
import { paperLab } from '../../src/quality/signals/paper-lab.ts';
import { paperProject } from '../../src/quality/signals/paper-project.ts';
import { paperVenue } from '../../src/quality/signals/paper-venue.ts';
import type { QualitySignal, QualitySignals } from '../../src/quality/signals/signal.ts';
import { sponsored } from '../../src/quality/signals/sponsored.ts';
import { topicInTitle } from '../../src/quality/signals/topic-in-title.ts';
import { paper, signals } from '../support/quality.ts';

const outlet = { name: 'The Verge', authority: 60 };

const POINTS: [QualitySignal, Partial<QualitySignals>, number | null, string?][] = [
  [base, {}, 10, 'every article'],
  [topicInTitle, {}, null],
  [topicInTitle, { namedTopic: 'Robots' }, 10, 'its title names Robots'],
  [furtherTopics, {}, null],
  [furtherTopics, { furtherTopics: 1 }, 10, 'is about one more topic'],
  [furtherTopics, { furtherTopics: 2 }, 20, 'is about 2 more topics'],
  [furtherTopics, { furtherTopics: 40 }, 30, 'is about 3 more topics'],
  [image, {}, null],
  [image, { hasImage: true }, 10, 'has an image'],
  [ampPage, {}, null],
  [ampPage, { hasAmp: true }, 10, 'has a quick page for phones'],
  [ampPage, { hasAmp: true, outlet }, null],
  [longTitle, { title: 'x'.repeat(71) }, null],
  [longTitle, { title: 'x'.repeat(72) }, 10, 'its title is long'],
  [longTitle, { title: 'x'.repeat(101) }, 150, 'its title is long'],
  [authority, {}, null],
  [authority, { outlet }, 600, 'published by The Verge'],
  [authority, { outlet: { name: 'Wire', authority: 0 } }, 0, 'published by Wire'],
];

it.each(
  POINTS.map(([{ name, score }, fields, points, reason]) => ({
    name,
    score,
    fields,
    points,
    reason,
  })),
)('$name of $fields is worth $points', ({ score, fields, points, reason }) => {
  expect(score(signals(fields), 10)).toEqual(points === null ? null : { points, reason });
});

const TITLES: [QualitySignal, boolean, string][] = [
  [marketReport, true, 'Computer Vision Market Size to Reach $20 Billion by 2030'],
  [marketReport, true, 'Global Facial Recognition Market (2021 to 2026) - Key Players'],
  [marketReport, true, 'AI in Healthcare Growing at a CAGR of 41%'],
  [marketReport, true, 'Edge AI Chips: Forecast 2027 and Beyond'],
  [marketReport, true, 'Cloud Computer Market Is Expected To Rise Between 2021 And 2027 | CAGR'],
  [marketReport, true, 'Distributed Cloud Market 2021-2027 | Key Vendors'],
  [marketReport, false, 'The job market ends the year with disappointing growth in payrolls'],
  [marketReport, false, 'The chip market in 2026 is one of scarcity'],
  [marketReport, false, 'Nvidia tops the stock market as investors cheer growth'],
  [marketReport, false, 'A marketplace for models opens to researchers'],
  [marketReport, false, 'Apple brings its glasses to market'],
  [marketReport, false, 'Nvidia is losing market share in China'],
  [marketReport, false, 'Huawei takes a larger share of the chip market'],
  [marketReport, false, 'Humanoid robots come to market next year, report says'],
  [marketReport, false, 'Global chip market braces for tariffs'],
  [sponsored, true, 'Sponsored: How robots will sort your parcels'],
  [sponsored, true, '[Press release] Acme opens an office'],
  [sponsored, true, 'How robots sort parcels (Sponsored)'],
  [sponsored, true, 'How robots sort parcels | Sponsored Content'],
  [sponsored, false, 'Senate passes bill sponsored last year by two parties'],
  [sponsored, false, 'What is in a press release, and who reads it'],
  [deal, true, 'Save $90 on a camera that sees in the dark'],
  [deal, true, 'Get this machine learning bundle for 95% off'],
  [deal, true, 'Deal of the day: a robot vacuum'],
  [deal, true, 'Redeem a free year of Acme Pro with your phone plan'],
  [deal, true, 'Coupon codes for cloud courses'],
  [deal, true, 'The best Prime Day laptop deals'],
  [deal, true, 'Get all the training for under $40'],
  [deal, false, 'Researchers trained a reasoning model for under $50'],
  [deal, false, 'A lab was sold for just $5 million'],
  [deal, false, 'Smart cooling could save up to 40% of the energy'],
  [deal, false, 'Chip shares are 20% off their highs'],
  [deal, false, 'Agency says the new rule would save $400 million a year'],
  [deal, false, 'SenseTime approved for potential $2B IPO'],
  [deal, false, 'New chips save energy, and 20% of the cost'],
  [deal, false, 'Microsoft and OpenAI sign a new deal'],
];

it.each(TITLES.map(([{ name, score }, is, title]) => ({ name, score, is, title })))(
  '$name says $is of “$title”',
  ({ score, is, title }) => {
    expect(score(signals({ title }), -15)?.points ?? null).toBe(is ? -15 : null);
  },
);

const PAPERS: [QualitySignal, Partial<QualitySignals>, string | null][] = [
  [paperCode, {}, null],
  [paperCode, { paper: paper() }, null],
  [paperCode, { paper: paper({ codeUrl: 'https://github.com/a/b' }) }, 'links to its code'],
  [paperProject, { paper: paper() }, null],
  [paperProject, { paper: paper({ projectUrl: 'https://a.example' }) }, 'has a project page'],
  [paperLab, { paper: paper({ authors: ['Ada Lovelace'] }) }, null],
  [paperLab, { paper: paper(), excerpt: 'It beats what OpenAI has.' }, null],
  [
    paperLab,
    { paper: paper({ authors: ['Ada Lovelace', 'Gemma Team'] }) },
    'Gemma Team is among its authors',
  ],
  [paperLab, { paper: paper({ authors: ['Mila Novak', 'Fiona Apple'] }) }, null],
  [paperLab, { paper: paper({ authors: ['Mila'] }) }, 'Mila is among its authors'],
  [
    paperLab,
    { paper: paper({ authors: ['Ada Lovelace', 'Apple Research'] }) },
    'Apple is among its authors',
  ],
  [paperVenue, { excerpt: 'Accepted at CVPR 2026.' }, null],
  [paperVenue, { paper: paper(), excerpt: 'We train on ImageNet.' }, null],
  [paperVenue, { paper: paper(), excerpt: 'We win the CVPR 2024 NTIRE challenge.' }, null],
  [paperVenue, { paper: paper(), excerpt: 'Results on KDD99 and MICCAI 2015 datasets.' }, null],
  [paperVenue, { paper: paper(), excerpt: 'The code is published at GitHub.' }, null],
  [paperVenue, { paper: paper(), excerpt: 'CVPR 2026, code soon' }, 'names its venue, CVPR 2026'],
  [
    paperVenue,
    { paper: paper(), excerpt: 'Accepted at the Journal of Vision.' },
    'names its venue, Journal of Vision',
  ],
];

it.each(PAPERS.map(([{ name, score }, fields, reason]) => ({ name, score, fields, reason })))(
  '$name of $fields says $reason',
  ({ score, fields, reason }) => {
    expect(score(signals(fields), 5)?.reason ?? null).toBe(reason);
  },
);
