/** Owns what `/setup` says, in Spanish. */
import type { setup as english } from '../en-US/setup.ts';
import type { Translation } from '../translation.ts';

export const setup: Translation<'es-ES', typeof english> = {
  step: 'Configuración, paso {step} de {steps}: {name}',
  steps: {
    channels: 'Canales',
    notices: 'Avisos',
    language: 'Idioma y hora',
    volume: 'Cuánto y cómo',
    test: 'Prueba',
    done: 'Keypoint está listo',
  },
  back: 'Atrás',
  next: 'Siguiente',
  stored: 'Guardado.',
  channels: {
    what: '¿Qué canal recibe qué temas? Lo elegido se guarda al momento; se puede salir en cualquier momento y seguir con </setup>.',
    none: 'Ningún canal recibe alertas todavía.',
    others: { one: '1 alerta con palabras clave', other: '{count} alertas con palabras clave' },
    mayNotMake: 'Para que pueda crear canales, dar a mi rol {right}.',
    pick: 'Elegir un canal y luego sus temas…',
    makeNews: 'Crear #news',
    makeEach: 'Crear un canal por tema',
    newsTopic: 'Noticias de IA y visión por computador, por Keypoint',
    topicsOf: '¿Qué temas recibe {channel}? Se publican los elegidos, los demás no.',
    pickTopics: 'Temas…',
    newFor: '¿Qué temas tienen un canal propio? Como máximo {most} a la vez.',
    allPosted: 'Todos los temas tienen ya un canal.',
    set: { one: '{channel} recibe 1 tema.', other: '{channel} recibe {count} temas.' },
    emptied: '{channel} ya no recibe temas.',
    full: '{channel} no admite más alertas; algunos temas quedaron fuera.',
    made: 'Creados: {channels}.',
    notMade: 'Discord no me dejó crear #{name}. {reason}',
  },
  notices: {
    none: 'Cuando las alertas se pausan en algún sitio, quien las configuró se entera por mensaje directo. Elegir un canal para quien no los reciba.',
    pick: 'Elegir un canal…',
  },
  language: {
    what: 'Las tarjetas están en **{language}**. Los días, las horas de silencio y los resúmenes siguen **{zone}**.',
    pick: 'Idioma de las tarjetas…',
    pickZone: 'Zona horaria…',
    otherZone: 'Otra zona horaria…',
    formTitle: 'Zona horaria',
    formLabel: 'Su nombre, o la ciudad que le da nombre',
  },
  volume: {
    what: {
      one: 'Para la única alerta solo por tema. Las que tienen palabras clave no cambian.',
      other: 'Para las {count} alertas solo por tema. Las que tienen palabras clave no cambian.',
    },
    noRules: 'Primero, elegir un canal y sus temas.',
    pick: 'Cuánto…',
    pickHow: 'Cómo…',
    usual: 'Todo lo que importa: desde repercusión {heat}',
    hot: 'Solo lo más grande: desde repercusión {heat}',
    target: { one: 'Más o menos 1 al día por tema', other: 'Más o menos {count} al día por tema' },
    changed: { one: '1 alerta cambiada.', other: '{count} alertas cambiadas.' },
    same: 'Ya están así.',
  },
  test: {
    what: 'Dónde se pueden publicar tarjetas ahora; una de prueba muestra cómo se ven.',
    pick: 'Publicar una tarjeta de prueba en…',
    noChannels: 'Ningún canal recibe alertas todavía: elegir uno en el primer paso.',
  },
  done: {
    alerts: {
      one: '1 alerta; canales con alertas: {channels}',
      other: '{count} alertas; canales con alertas: {channels}',
    },
    notices: 'avisos de alertas en pausa: {channel}',
    noNotices: 'avisos de alertas en pausa: solo por mensaje directo',
    next: 'Qué se puede hacer después',
    list: '</alerts list> muestra todas las alertas, para editarlas, pausarlas o quitarlas.',
    add: '</alerts add> crea una con palabras clave, un rol que mencionar o etiquetas; </alerts preview> muestra qué publicaría.',
    limits:
      '</alerts limits> fija las horas de silencio y el máximo de alertas al día de un canal.',
    members:
      'Los miembros consultan con </news topic> y siguen temas por mensaje directo con </subscribe>.',
  },
};
