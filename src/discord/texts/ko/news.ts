/** Owns what looking news up answers, in Korean. */
import type { news as english } from '../en-US/news.ts';
import type { Translation } from '../translation.ts';

export const news: Translation<'ko', typeof english> = {
  newestOf: '{topic}: 최신 소식',
  olderOf: '{topic}: 이전 소식',
  newestOfAll: '모든 주제의 최신 소식',
  nothingYet:
    '**{topic}** 소식은 아직 없어요. </subscribe> 명령어로 첫 소식을 바로 받을 수 있어요.',
  noStories: '아직 소식이 하나도 없어요.',
  noOlder: '더 이전 소식은 없어요.',
  topicGone: '이 목록의 주제는 더 이상 없어요. </news topic> 명령어로 주제를 볼 수 있어요.',
  storyGone: '그 소식은 더 이상 없어요. </news topic> 명령어로 최신 소식을 볼 수 있어요.',
  relatedTo: '관련: {title}',
  nothingRelated: '아직 비슷한 소식이 없어요.',
  olderOfAll: '모든 주제의 이전 소식',
  bestOf: { other: '{topic}: 최근 {count}일 동안 가장 화제인 소식' },
  nothingOf: { other: '최근 {count}일 동안 **{topic}** 소식이 없어요.' },
  found: '검색: {text}',
  foundCount: { other: '소식 {count}개를 찾았어요' },
  foundMore: { other: '최신 소식 중에서 {count}개예요. 더 이전 소식도 있어요' },
  foundNothing: '“{text}”에 대한 소식을 찾지 못했어요.',
  searchHint:
    '단어를 줄이면 더 많이 찾을 수 있어요. 따옴표는 단어를 붙여서 찾고, 앞에 빼기(-)를 붙이면 그 단어를 제외해요.',
  searchMeant: '혹시 이 중 하나인가요?',
  trending: { other: '화제: 최근 {count}일' },
  trendingOf: { other: '{topic}: 최근 {count}일의 화제' },
  nothingTrends: { other: '최근 {count}일 동안 소식이 없어요.' },
  trendingOrder: '전한 매체 수와 최신순이에요',
  pictureShows: { other: '주제별 최근 {count}일의 화제성, 오래된 순.' },
  quality: '품질 {quality}',
  leads: '대표 기사',
  caughtUp: '모두 확인했어요. {when} 이후 보내지 않은 소식이 없어요.',
  missed: '놓친 소식',
  missedOfYours: '팔로우하는 것 중 {when} 이후 보내지 않은 소식이에요(화제성 순):',
  missedOfAll:
    '{when} 이후 모든 주제에서(화제성 순). </subscribe> 명령어로 팔로우하는 것만 볼 수 있어요.',
  nothingLikeIt: '이 메시지와 비슷한 소식이 없어요. </news search> 명령어로 단어로 찾을 수 있어요.',
  likeThis: '이 메시지와 비슷한 소식',
  unknownStory:
    'Keypoint가 읽지 않은 내용이에요. 제목을 입력해 목록에서 고르거나 </news search> 명령어를 써 보세요.',
};
