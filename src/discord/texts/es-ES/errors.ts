/** Owns what a person is told when something cannot be done, in Spanish. */
import type { errors as english } from '../en-US/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<'es-ES', typeof english> = {
  failed: 'Algo ha ido mal. Referencia: {reference}',
  oldButton: 'Este botón es de un Keypoint anterior. Hay que usar el comando de nuevo.',
  oldForm: 'Este formulario es de un Keypoint anterior. Hay que usar el comando de nuevo.',
  tooFast: 'Ha sido mucho de golpe. Se puede seguir en {seconds} s.',
  oldCommand: 'Keypoint ya no tiene este comando. `/` muestra los que hay.',
  serverOnly: 'Esto solo funciona en un servidor: hay que abrirlo e intentarlo allí.',
  manageServer:
    'Solo quienes tienen «Gestionar servidor» eligen las alertas de este servidor. </subscribe> lleva un tema a los propios mensajes directos.',
  unknownTopic: 'Ningún tema se llama «{typed}».',
  didYouMean: '¿Quizá {topics}?',
  pickTopic: 'Basta con escribir una letra y elegir de la lista, por ejemplo {topics}.',
  pickChannel:
    'Hay que elegir un canal de texto, de anuncios, de foro o multimedia de este servidor, o un hilo.',
  pickTextChannel: 'Hay que elegir un canal de texto o de anuncios de este servidor.',
  pickHow: 'Hay que elegir de la lista cómo llega: al momento, cada día o cada semana.',
  pickZone: 'Hay que elegir una zona horaria de la lista, como `Europe/Berlin`.',
  wholeNumber: 'Se espera un número entero de 0 a {most}.',
  quietHours: 'Las horas de silencio se escriben como `22:00-07:00`, o `off` para ninguna.',
  cannotPost: 'No puedo publicar en {channel}: me falta {rights} allí.',
  enterThread: 'Hay que mencionarme en el hilo, para que esté en él, y volver a intentarlo.',
  allowInThread:
    'Hay que permitirlo a mi rol en los ajustes de su canal (Permisos) y volver a intentarlo.',
  allowInChannel:
    'Hay que permitirlo a mi rol en los ajustes de ese canal (Permisos) y volver a intentarlo.',
  locked: '{channel} está bloqueado. Hay que desbloquearlo y volver a intentarlo.',
};
