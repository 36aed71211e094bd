/** Owns why a place takes no alerts, in Spanish. */
import type { reasons as english } from '../en-US/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<'es-ES', typeof english> = {
  deleted: 'El canal ya no está: se eliminó, o Keypoint fue expulsado del servidor.',
  channelDeleted: 'El canal se eliminó. </alerts add> elige otro lugar.',
  channelDeletedNamed: 'El canal «{name}» se eliminó. </alerts add> elige otro lugar.',
  threadDeleted: 'El hilo se eliminó. </alerts add> elige otro lugar.',
  threadDeletedNamed: 'El hilo «{name}» se eliminó. </alerts add> elige otro lugar.',
  noCards:
    'Este tipo de canal no admite tarjetas. Hay que elegir un canal de texto, de anuncios o de foro, o un hilo.',
  locked: 'El hilo está bloqueado. Hay que desbloquearlo o elegir otro canal.',
  noTag:
    'Este foro pide una etiqueta en cada publicación y no tiene ninguna que Keypoint pueda usar. Hay que añadir una etiqueta «News» que todos puedan usar, o dejar de pedirlas.',
  dmClosed:
    'Los mensajes directos de Keypoint están desactivados. Hay que permitir los mensajes directos de miembros del servidor.',
  noSharedServer: 'Ya no hay ningún servidor en el que estén Keypoint y esta persona.',
  accountGone: 'La cuenta de esta persona ya no existe.',
  threadsFull:
    'El servidor tiene tantos hilos activos como permite Discord. Hay que archivar algunos y volver a usar </alerts add> aquí.',
  announcementThreadsFull:
    'El servidor tiene tantos hilos de anuncios activos como permite Discord. Hay que archivar algunos y volver a usar </alerts add> aquí.',
  membersFull:
    'El hilo tiene tantos miembros como permite Discord. Hay que abrir otro y usar </alerts add> en él.',
  unseen: 'Keypoint no puede ver este canal. Hay que dar {rights} a su rol en él.',
  mayNotPost: 'Keypoint no puede publicar en este canal. Hay que dar {rights} a su rol en él.',
  mayNotPostCards:
    'Keypoint no puede publicar tarjetas en este canal. Hay que dar {rights} a su rol en él.',
  cardLeftOut:
    'Discord quitó la tarjeta del mensaje. Hay que dar {rights} al rol de Keypoint en ese canal.',
  quietHours: 'espera a que terminen las horas de silencio',
};
