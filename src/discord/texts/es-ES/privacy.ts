/** Owns what `/privacy` answers, in Spanish. */
import type { privacy as english } from '../en-US/privacy.ts';
import type { Translation } from '../translation.ts';

export const privacy: Translation<'es-ES', typeof english> = {
  title: 'Lo que Keypoint guarda',
  intro:
    'El identificador de Discord, y lo que sigue, con su motivo. No el nombre, ni los mensajes, ni lo consultado.',
  follows: '**Lo que se sigue, y dónde**: para enviarlo.',
  settings:
    '**Ajustes de los mensajes directos** (zona horaria, horas, límite, idioma): para que lleguen como se desea.',
  sent: '**Qué noticias se enviaron** y los identificadores de esos mensajes: para que ninguna llegue dos veces y las correcciones lleguen.',
  stories: '**Noticias que se siguen**: para contar cómo continúan.',
  votes: '**Los votos «No es para nosotros»**: para que cada uno cuente una vez.',
  caughtUp: '**Hasta cuándo se está al día**: para continuar desde ahí.',
  made: '**Que se configuraron alertas en un servidor, y los avisos sobre ellas**: para avisar cuando se pausan.',
  count: '{what} Ahora: {number}.',
  end: '</privacy export> lo da todo en un archivo, </privacy forget> lo borra. Las copias de seguridad lo conservan hasta que se sustituyen.',
  exported: 'Todo lo que Keypoint guarda, en JSON.',
  ask: 'Esto termina todo lo que se sigue y borra todo lo guardado: suscripciones, noticias seguidas, votos, ajustes y lo enviado. Los mensajes se quedan; las alertas creadas para un servidor continúan sin nombre. No se puede deshacer.',
  forgetButton: 'Borrarlo todo',
  keepButton: 'Conservarlo',
  kept: 'No se borró nada.',
  forgotten: 'Hecho: ya no se guarda nada.',
};
