/** Owns what `/news` says of itself while it is typed, in Spanish. */
import type { news as english } from '../../en-US/commands/news.ts';
import type { Translation } from '../../translation.ts';

export const news: Translation<'es-ES', typeof english> = {
  description: 'Consultar noticias de IA y visión artificial',
  count: { name: 'cantidad', description: 'Cuántas noticias a la vez (5 si no se indica)' },
  topic: {
    description: 'Las noticias de un tema',
    order: {
      name: 'orden',
      description: 'Primero lo más reciente o lo de más repercusión',
      newest: 'Más recientes',
      week: 'Lo de más repercusión de la semana',
      month: 'Lo de más repercusión del mes',
    },
  },
  latest: { description: 'Las últimas noticias, de todos los temas o de uno' },
  search: {
    description: 'Buscar noticias por sus palabras',
    words: { name: 'palabras', description: 'Palabras que deben aparecer todas; "juntas", -sin' },
  },
  trending: {
    description: 'Lo que más medios cuentan ahora',
    days: {
      name: 'días',
      description: 'De los últimos días (3 si no se indica)',
      day: 'Hoy',
      three: '3 días',
      week: 'Una semana',
    },
  },
  story: { description: 'Una noticia con todo lo que se ha contado de ella' },
  catchup: {
    description: 'Lo que no se le ha enviado desde la última consulta',
    since: {
      name: 'desde',
      description: 'Desde cuándo (la última consulta si no se indica)',
      last: 'Última consulta',
      day: 'Hace un día',
      three: 'Hace 3 días',
      week: 'Hace una semana',
      month: 'Hace un mes',
    },
  },
  findRelated: 'Buscar noticias relacionadas',
};
