/** Owns what a digest and its list say, in Spanish. */
import type { digests as english } from '../en-US/digests.ts';
import type { Translation } from '../translation.ts';

export const digests: Translation<'es-ES', typeof english> = {
  daily: 'Resumen diario',
  weekly: 'Resumen semanal',
  stories: { one: '{digest}: 1 noticia', other: '{digest}: {count} noticias' },
  storiesFrom: {
    one: '**{digest}**: 1 noticia del {since} al {until}',
    other: '**{digest}**: {count} noticias del {since} al {until}',
  },
  nothing:
    '**{digest}**: nada nuevo desde el {since} merece la pena. No diré nada hasta que lo haya.',
  best: {
    one: 'Aquí están las {shown} mejores, y {count} más en «{button}».',
    other: 'Aquí están las {shown} mejores, y {count} más en «{button}».',
  },
  showAll: 'Ver todo',
  showList: 'Ver como lista',
  newest: 'Últimas noticias',
  gone: 'Este resumen ya no está. </news topic> muestra las últimas noticias.',
  postName: '{digest}, {date}',
};
