/** Owns what `/alerts` says of itself while it is typed, in Spanish. */
import type { alerts as english } from '../../en-US/commands/alerts.ts';
import type { Translation } from '../../translation.ts';

export const alerts: Translation<'es-ES', typeof english> = {
  description: 'Elegir qué temas se publican en qué canal',
  add: {
    description: 'Publicar en un canal noticias de un tema o con palabras clave',
  },
  list: {
    description: 'Ver las alertas de este servidor, para editarlas, pausarlas o quitarlas',
  },
  edit: {
    description:
      'Cambiar una alerta con opciones (- vacía una), o en un formulario si no se da ninguna',
  },
  remove: {
    description: 'Quitar una alerta',
  },
  pause: {
    description: 'Pausar una alerta hasta que se reanude',
  },
  resume: {
    description: 'Reanudar una alerta en pausa',
  },
  preview: {
    description: 'Ver qué habría publicado una alerta en las últimas semanas',
  },
  test: {
    description: 'Publicar una tarjeta de prueba en un canal y ver qué permisos faltan',
  },
  log: {
    description: 'Ver qué se publicó en un canal, qué no y por qué',
  },
  alert: {
    name: 'alerta',
    description: 'Escribir un tema, una palabra clave o un canal',
  },
  keywords: {
    name: 'palabras',
    description: 'Una debe estar en la noticia: gaussian splatting, robot*, /3d ?gs/',
  },
  without: {
    name: 'sin',
    description: 'Ninguna de estas palabras puede estar en la noticia',
  },
  heat: {
    name: 'repercusión',
    description: 'La repercusión mínima de una noticia',
  },
  dailyTarget: {
    name: 'por-día',
    description: 'Más o menos tantas noticias al día: la repercusión se calcula',
  },
  role: {
    name: 'rol',
    description: 'Un rol que se menciona',
  },
  roleHeat: {
    name: 'rol-desde',
    description: 'Mencionar el rol solo desde esta repercusión',
  },
  tags: {
    name: 'etiquetas',
    description: 'Etiquetas del foro para sus publicaciones, además de las de los temas',
  },
  limits: {
    description:
      'Limitar las alertas al día de un canal, fijar horas de silencio o ver lo que rige',
    daily: { name: 'al-día', description: 'El máximo de alertas al día; 0 para no poner límite' },
    quiet: { name: 'silencio', description: 'Horas de silencio como 22:00-07:00, u off' },
    mode: {
      name: 'modo',
      description: 'Qué pasa con las alertas en las horas de silencio',
      hold: 'Retenerlas hasta que terminen',
      silent: 'Publicar sin sonido',
    },
    zone: { name: 'zona', description: 'La zona horaria de sus días y horas' },
    digestHour: { name: 'hora-resumen', description: 'La hora a la que llegan sus resúmenes' },
  },
  notices: {
    description: 'Elegir dónde se avisa de las alertas en pausa, o ver lo elegido',
    channel: { name: 'canal', description: 'Un canal de texto o de anuncios de este servidor' },
  },
};
