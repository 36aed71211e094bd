/** Owns what people are told of places that take no alerts, and of where they are told, in Spanish. */
import type { notices as english } from '../en-US/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<'es-ES', typeof english> = {
  paused: {
    one: '**Las alertas están en pausa en un canal.**',
    other: '**Las alertas están en pausa en {count} canales.**',
  },
  goesOn: {
    one: 'Se reanudan solas en cuanto vuelva a estar abierto para Keypoint; «{button}» lo intenta ya. Hasta entonces, lo que llega espera.',
    other:
      'Se reanudan solas en cuanto vuelvan a estar abiertos para Keypoint; «{button}» lo intenta ya. Hasta entonces, lo que llega espera.',
  },
  tryAgain: 'Intentar de nuevo',
  onlyMakers:
    'Solo quien creó estas alertas, o alguien con «Gestionar servidor», puede intentarlo de nuevo. Si es el caso, las alertas se eliminaron: </alerts list> muestra las que hay.',
  tryingAgain: 'Nuevo intento: {channels}. Donde siga cerrado, habrá otro aviso.',
  openAlready: 'Ya abierto: {channels}.',
  postName: 'Sobre las alertas de este servidor',
  toldFromNow:
    'Cuando unas alertas se pausan, quien las creó se entera por mensaje directo; si los tiene cerrados, desde ahora se avisa en {channel}.',
  told: 'Cuando unas alertas se pausan, quien las creó se entera por mensaje directo; si los tiene cerrados, se avisa en {channel}.',
  nobodyTold:
    'Cuando unas alertas se pausan, quien las creó se entera por mensaje directo; si los tiene cerrados, no se avisa a nadie. </alerts notices> elige un canal.',
  tellNone: 'No avisar en ningún canal',
  noneTold: 'Ya no se avisa en ningún canal. </alerts notices> elige uno.',
};
