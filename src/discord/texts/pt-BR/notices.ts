/** Owns what people are told of places that take no alerts, and of where they are told, in Portuguese. */
import type { notices as english } from '../en-US/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<'pt-BR', typeof english> = {
  paused: {
    one: '**Os alertas estão pausados em um canal.**',
    other: '**Os alertas estão pausados em {count} canais.**',
  },
  goesOn: {
    one: 'Eles voltam sozinhos assim que ele estiver aberto ao Keypoint de novo; “{button}” tenta na hora. Até lá, o que chega espera.',
    other:
      'Eles voltam sozinhos assim que estiverem abertos ao Keypoint de novo; “{button}” tenta na hora. Até lá, o que chega espera.',
  },
  tryAgain: 'Tentar de novo',
  onlyMakers:
    'Só quem criou estes alertas, ou alguém com “Gerenciar servidor”, pode tentar de novo. Se for o seu caso, os alertas foram removidos: </alerts list> mostra o que há.',
  tryingAgain: 'Nova tentativa: {channels}. Onde ainda estiver fechado, haverá outro aviso.',
  openAlready: 'Já aberto: {channels}.',
  postName: 'Sobre os alertas deste servidor',
  toldFromNow:
    'Quando alertas são pausados, quem os criou fica sabendo por mensagem direta; se ela estiver fechada, a partir de agora o aviso vai para {channel}.',
  told: 'Quando alertas são pausados, quem os criou fica sabendo por mensagem direta; se ela estiver fechada, o aviso vai para {channel}.',
  nobodyTold:
    'Quando alertas são pausados, quem os criou fica sabendo por mensagem direta; se ela estiver fechada, ninguém é avisado. </alerts notices> escolhe um canal.',
  tellNone: 'Não avisar nenhum canal',
  noneTold: 'Nenhum canal é mais avisado. </alerts notices> escolhe um.',
};
