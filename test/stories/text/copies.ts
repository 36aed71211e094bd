/** Owns pairs of made-up news that are one: syndicated, shortened or told in another newsroom's words. */
import type { News } from './traps.ts';

export const COPIES: readonly [what: string, one: News, other: News][] = [
  [
    'a wire story, word for word',
    [
      'Dutch court bars police from using face search site',
      'A court in The Hague ruled on Friday that police may not use the face search site Visagio, saying that it had no legal basis.',
    ],
    [
      'Dutch court bars police from using face search site',
      'A court in The Hague ruled on Friday that police may not use the face search site Visagio, saying that it had no legal basis.',
    ],
  ],
  [
    'a wire story under another title',
    [
      'Lumora to build $9 billion chip plant in Saxony',
      'Lumora will build a $9 billion chip plant near Dresden, creating 3,000 jobs, the company and the state government of Saxony said on Monday.',
    ],
    [
      'Saxony wins $9 billion Lumora chip plant',
      'Lumora will build a $9 billion chip plant near Dresden, creating 3,000 jobs, the company and the state government of Saxony said on Monday.',
    ],
  ],
  [
    'a press release cut short',
    [
      'Cortexa Launches Retina One, the First Camera With On-Sensor Language Model',
      'SAN DIEGO – Cortexa today announced Retina One, the first industrial camera that runs a language model on its sensor. Retina One describes what it sees in plain words and is available to order now.',
    ],
    [
      'Cortexa launches Retina One camera with on-sensor language model',
      'Cortexa today announced Retina One, the first industrial camera that runs a language model on its sensor.',
    ],
  ],
  [
    'an acquisition in two newsrooms’ words',
    [
      'Veloce to buy lidar maker Specula for $1.8 billion',
      'Car maker Veloce has agreed to acquire lidar specialist Specula for $1.8 billion in cash to speed up its self-driving plans.',
    ],
    [
      'Veloce snaps up Specula in $1.8bn lidar deal',
      'The $1.8bn purchase of Specula gives Veloce its own lidar sensors as it races rivals to self-driving cars.',
    ],
  ],
  [
    'a resignation',
    [
      'Halden Labs chief executive Mara Lindqvist steps down',
      'Mara Lindqvist is stepping down as chief executive of Halden Labs after six years, the company said; founder Tom Adeyemi takes over.',
    ],
    [
      'Mara Lindqvist leaves Halden Labs; founder Adeyemi returns as CEO',
      'Halden Labs said on Thursday that Mara Lindqvist had resigned and that its founder Tom Adeyemi would return as chief executive.',
    ],
  ],
  [
    'a model’s release',
    [
      'Halden Labs releases open vision model Iris under a free licence',
      'Halden Labs has released Iris, an open vision model with seven billion parameters that beats larger ones at reading charts.',
    ],
    [
      'Iris: Halden’s new open-source vision model reads charts better than bigger rivals',
      'The seven-billion-parameter Iris, released today by Halden Labs with a free licence, outperforms much larger models at reading charts.',
    ],
  ],
  [
    'a lawsuit',
    [
      'Photographers sue Pixelforge over training images',
      'A group of photographers filed a class action against Pixelforge in San Francisco, saying that its image generator was trained on millions of their pictures without permission.',
    ],
    [
      'Pixelforge hit with class action by photographers over AI training',
      'Pixelforge, maker of a popular image generator, was sued in San Francisco by photographers who say millions of their pictures were used for training without permission.',
    ],
  ],
  [
    'a recall',
    [
      'Veloce recalls 120,000 sedans over faulty lane-keeping camera',
      'Veloce is recalling 120,000 sedans worldwide because their lane-keeping camera can fail in cold weather, regulators said.',
    ],
    [
      'Cold weather can blind Veloce’s lane-keeping camera; 120,000 cars recalled',
      'Regulators announced the recall of 120,000 Veloce sedans whose lane-keeping camera can fail in the cold.',
    ],
  ],
  [
    'a funding round',
    [
      'Warehouse robot start-up Palmgrove raises $40 million',
      'Palmgrove, a Lyon start-up that builds picking robots for warehouses, raised $40 million in a round led by Northgate Ventures.',
    ],
    [
      'Northgate leads $40M round in French robot maker Palmgrove',
      'Northgate Ventures led the $40M investment in Palmgrove, whose robots pick goods in warehouses across France.',
    ],
  ],
  [
    'a study',
    [
      'AI spots pancreatic cancer on scans a year before doctors, study finds',
      'A system developed at Karolinska found signs of pancreatic cancer on CT scans a year before doctors diagnosed it, according to a study of 12,000 patients.',
    ],
    [
      'Karolinska algorithm finds pancreatic cancer a year early on CT scans',
      'In a study of 12,000 patients, an algorithm from Karolinska detected pancreatic cancer on CT scans up to a year before diagnosis.',
    ],
  ],
  [
    'a regulation',
    [
      'Brazil’s senate passes AI bill with ban on social scoring',
      'Brazil’s senate on Tuesday passed a bill on artificial intelligence that bans social scoring and requires impact assessments for high-risk systems.',
    ],
    [
      'Brazilian senators approve AI law banning social scoring',
      'The Brazilian senate approved an artificial intelligence law that prohibits social scoring and demands impact assessments of high-risk systems.',
    ],
  ],
  [
    'an outage',
    [
      'Cortexa cloud outage takes down smart doorbells across Europe',
      'An outage at Cortexa’s cloud left smart doorbells across Europe offline for five hours on Sunday.',
    ],
    [
      'Smart doorbells go dark in Europe as Cortexa cloud fails',
      'Owners of smart doorbells in Europe could not answer them for five hours on Sunday after Cortexa’s cloud went down.',
    ],
  ],
  [
    'a breach',
    [
      'Hackers steal 2 million face scans from airport contractor Aerogate',
      'Hackers stole two million face scans of passengers from Aerogate, which runs boarding gates at eleven airports.',
    ],
    [
      'Aerogate breach exposes face scans of 2 million airline passengers',
      'Boarding gate operator Aerogate confirmed a breach that exposed two million passengers’ face scans at eleven airports.',
    ],
  ],
  [
    'a record',
    [
      'Quadcopter beats human champions in drone race for the first time',
      'An autonomous quadcopter from Delft beat three human world champions in a drone race in Abu Dhabi, a first.',
    ],
    [
      'Delft’s autonomous drone outraces three world champions in Abu Dhabi',
      'In a first for drone racing, an autonomous quadcopter built in Delft defeated three human world champions in Abu Dhabi.',
    ],
  ],
  [
    'an award',
    [
      'Vision pioneer Keiko Tanabe wins Turing Award',
      'Keiko Tanabe of Kyoto has won the Turing Award for work on how machines learn to see depth.',
    ],
    [
      'Turing Award goes to Kyoto’s Keiko Tanabe for machine depth perception',
      'The Turing Award has been given to Keiko Tanabe, whose work in Kyoto taught machines to perceive depth.',
    ],
  ],
  [
    'a phone',
    [
      'Norrsken unveils Aurora 7 phone with night vision camera',
      'Norrsken’s Aurora 7, unveiled in Stockholm, has a camera that films in near darkness and costs €799.',
    ],
    [
      'Aurora 7 by Norrsken sees in the dark for €799',
      'At an event in Stockholm Norrsken showed the Aurora 7, a €799 phone whose camera films in near darkness.',
    ],
  ],
  [
    'a crash',
    [
      'Robotaxi of Veloce hits cyclist in Phoenix; fleet suspended',
      'Veloce suspended its robotaxi fleet in Phoenix after one of its cars hit a cyclist on Saturday night. The cyclist has minor injuries.',
    ],
    [
      'Veloce halts Phoenix robotaxis after collision with cyclist',
      'After a robotaxi collided with a cyclist in Phoenix on Saturday night, Veloce has taken its fleet there off the road.',
    ],
  ],
  [
    'a school’s decision',
    [
      'New York schools scrap gun-detection scanners after false alarms',
      'New York’s schools will remove gun-detection scanners from 80 buildings after a review found that most alarms were false.',
    ],
    [
      'False alarms end gun-detection scanners in 80 New York schools',
      'Scanners meant to detect guns will be removed from 80 New York school buildings, after a review found most of their alarms false.',
    ],
  ],
  [
    'a title with its outlet’s name',
    [
      'Satellite images reveal 400 unknown geoglyphs in Peru, archaeologists say | Harbor Post',
      'Archaeologists using satellite images and a neural network have found 400 unknown geoglyphs near Nazca in Peru.',
    ],
    [
      'Neural network finds 400 new geoglyphs near Nazca',
      'A neural network trained on satellite images helped archaeologists find 400 unknown geoglyphs near Nazca, Peru.',
    ],
  ],
  [
    'a story in Japanese',
    [
      '京都の新興企業、暗闇でも見えるカメラを発売',
      '京都の新興企業ミナモは、暗闇でも人や車を見分けるカメラを来月発売すると発表した。',
    ],
    [
      'ミナモ、暗闇でも人を見分けるカメラを来月発売',
      '京都の新興企業ミナモは月曜日、暗闇でも人や車を見分けるカメラを発売すると発表した。',
    ],
  ],
];
