/** Owns pairs of made-up news that look alike and are not: each is two events. */

export type News = [title: string, lead: string, type?: 'article' | 'paper'];

export const TRAPS: readonly [what: string, one: News, other: News][] = [
  [
    'the same company, next quarter',
    [
      'Lumora reports record second-quarter revenue on data center demand',
      'Chipmaker Lumora said revenue rose 61% to $12.4 billion in its fiscal second quarter, beating analysts’ estimates, as cloud providers bought more of its AI accelerators.',
    ],
    [
      'Lumora reports record third-quarter revenue on data center demand',
      'Chipmaker Lumora said revenue rose 58% to $14.1 billion in its fiscal third quarter, beating analysts’ estimates, as cloud providers bought more of its AI accelerators.',
    ],
  ],
  [
    'earnings of two quarters in two outlets’ words',
    [
      'Orvane beats Q1 estimates as camera chips sell out',
      'Orvane posted first-quarter profit above expectations and said demand for its vision processors would outstrip supply.',
    ],
    [
      'Orvane misses in Q2 as camera chip demand cools',
      'Orvane posted second-quarter profit below expectations and said demand for its vision processors had slowed.',
    ],
  ],
  [
    'two papers of one lab',
    [
      'Sparse voxel attention for real-time scene reconstruction',
      'We present a sparse voxel attention network that reconstructs indoor scenes from posed RGB video in real time. Experiments on public benchmarks show improved accuracy at half the memory.',
      'paper',
    ],
    [
      'Open-vocabulary scene segmentation with sparse voxel features',
      'We present an open-vocabulary segmentation network for indoor scenes from posed RGB video. Experiments on public benchmarks show improved accuracy on unseen classes.',
      'paper',
    ],
  ],
  [
    'two weekly round-ups',
    [
      'This week in AI: agents, chips and a lawsuit',
      'Our weekly look at artificial intelligence covers new agents from Halden Labs, an export rule for chips and a lawsuit by photographers.',
    ],
    [
      'This week in AI: open models, chips and a strike',
      'Our weekly look at artificial intelligence covers open models from Halden Labs, an export rule for chips and a strike by dubbing actors.',
    ],
  ],
  [
    'two numbered issues of a newsletter',
    [
      'Vision Letter #141: better depth from one camera',
      'Depth from one camera, a dataset of street scenes, and three jobs in Zurich.',
    ],
    [
      'Vision Letter #142: better depth from one camera, continued',
      'More on depth from one camera, a dataset of warehouse scenes, and two jobs in Zurich.',
    ],
  ],
  [
    'market reports of two markets',
    [
      'Facial Recognition Market Size to Reach $12.7 Billion by 2030 at a CAGR of 14.1%',
      'The global facial recognition market size is expected to reach $12.7 billion by 2030, registering a CAGR of 14.1%, according to a new report by Brightfield Insights.',
    ],
    [
      'Machine Vision Market Size to Reach $21.3 Billion by 2030 at a CAGR of 8.2%',
      'The global machine vision market size is expected to reach $21.3 billion by 2030, registering a CAGR of 8.2%, according to a new report by Brightfield Insights.',
    ],
  ],
  [
    'market reports of one market by two sellers',
    [
      'Computer Vision Market Growth, Trends and Forecast 2026-2032',
      'The computer vision market report covers key players, drivers and regional analysis with forecasts to 2032.',
    ],
    [
      'Global Computer Vision Market Analysis and Opportunities to 2031',
      'The computer vision market study covers key players, drivers and regional analysis with forecasts to 2031.',
    ],
  ],
  [
    'what is new in two months',
    [
      'What’s new in Cortexa Vision API: May 2026',
      'The May update to Cortexa Vision API brings faster text detection and new regions.',
    ],
    [
      'What’s new in Cortexa Vision API: June 2026',
      'The June update to Cortexa Vision API brings faster label detection and new regions.',
    ],
  ],
  [
    'two versions of a model',
    [
      'Halden Labs releases Meridian-4 with longer context',
      'Halden Labs on Tuesday released Meridian-4, a language model that it says reads a million tokens and costs half as much as its predecessor.',
    ],
    [
      'Halden Labs releases Meridian-5 with built-in vision',
      'Halden Labs on Tuesday released Meridian-5, a language model that it says reads images and costs half as much as its predecessor.',
    ],
  ],
  [
    'two releases of a library',
    [
      'VisionKit 2.4 released with faster video decoding',
      'The maintainers of the open-source library VisionKit have released version 2.4, which decodes video twice as fast.',
    ],
    [
      'VisionKit 2.5 released with faster image resizing',
      'The maintainers of the open-source library VisionKit have released version 2.5, which resizes images twice as fast.',
    ],
  ],
  [
    'funding rounds of two start-ups',
    [
      'Robotics start-up Palmgrove raises $40 million in Series B',
      'Palmgrove, which builds picking robots for warehouses, has raised $40 million in a Series B round led by Northgate Ventures.',
    ],
    [
      'Robotics start-up Tessera raises $55 million in Series B',
      'Tessera, which builds picking robots for farms, has raised $55 million in a Series B round led by Harbor Capital.',
    ],
  ],
  [
    'two rounds of one start-up',
    [
      'Palmgrove raises $40 million in Series B round',
      'Warehouse robot maker Palmgrove has raised $40 million led by Northgate Ventures, eight months after its seed round.',
    ],
    [
      'Palmgrove in talks for Series C at $1 billion valuation',
      'Warehouse robot maker Palmgrove is in talks with investors about a round that would value it at $1 billion, people familiar with the matter said.',
    ],
  ],
  [
    'two fines by one regulator',
    [
      'Italian privacy watchdog fines face search site Visagio €20 million',
      'Italy’s data protection authority fined Visagio €20 million for collecting photos of faces without consent.',
    ],
    [
      'Italian privacy watchdog fines delivery app Corriera over rider tracking',
      'Italy’s data protection authority fined Corriera €5 million for tracking riders’ location outside working hours.',
    ],
  ],
  [
    'a ban, and the next day’s lawsuit against it',
    [
      'Portland council bans facial recognition in shops',
      'The city council of Portland voted unanimously on Wednesday to ban the use of facial recognition by shops and restaurants.',
    ],
    [
      'Retail group sues Portland over facial recognition ban',
      'A trade group of retailers filed suit in federal court on Thursday, arguing that the city’s ban conflicts with state law.',
    ],
  ],
  [
    'two recalls by one car maker',
    [
      'Veloce recalls 120,000 cars over lane-keeping camera',
      'Car maker Veloce is recalling 120,000 sedans because the lane-keeping camera may fail in cold weather.',
    ],
    [
      'Veloce recalls 43,000 trucks over brake software',
      'Car maker Veloce is recalling 43,000 pickup trucks because a software error may delay braking.',
    ],
  ],
  [
    'two tutorials of a series',
    [
      'Object detection from scratch, part 1: anchors',
      'In the first part of this series we write the anchors of an object detector in plain Python.',
    ],
    [
      'Object detection from scratch, part 2: the loss',
      'In the second part of this series we write the loss of an object detector in plain Python.',
    ],
  ],
  [
    'two partnerships of one company',
    [
      'Cortexa partners with Meyer Hospital Group on radiology AI',
      'Cortexa and Meyer Hospital Group will test software that marks suspicious regions in chest X-rays at nine hospitals.',
    ],
    [
      'Cortexa partners with logistics firm Danfleet on driver monitoring',
      'Cortexa and Danfleet will test cameras that warn tired drivers in two hundred trucks.',
    ],
  ],
  [
    'two hires by one lab',
    [
      'Halden Labs hires Ingrid Solberg as chief scientist',
      'Halden Labs has hired Ingrid Solberg, a professor at Uppsala, to lead its research as chief scientist.',
    ],
    [
      'Halden Labs names former bank executive Raj Patel finance chief',
      'Halden Labs has named Raj Patel, formerly of a London bank, as its chief financial officer ahead of a possible listing.',
    ],
  ],
  [
    'two conferences’ keynotes',
    [
      'Keynotes announced for the European vision conference in Malmö',
      'Organisers of the European vision conference have announced four keynote speakers for September in Malmö.',
    ],
    [
      'Keynotes announced for the Asian robotics conference in Busan',
      'Organisers of the Asian robotics conference have announced five keynote speakers for November in Busan.',
    ],
  ],
  [
    'daily stock notes',
    [
      'Lumora stock rises 3% on Monday: what investors should know',
      'Shares of Lumora rose 3% on Monday, outpacing the market. Here is what to look for ahead of its earnings.',
    ],
    [
      'Lumora stock falls 2% on Friday: what investors should know',
      'Shares of Lumora fell 2% on Friday, trailing the market. Here is what to look for after its earnings.',
    ],
  ],
];
