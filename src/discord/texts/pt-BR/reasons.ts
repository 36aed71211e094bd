/** Owns why a place takes no alerts, in Portuguese. */
import type { reasons as english } from '../en-US/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<'pt-BR', typeof english> = {
  deleted: 'O canal não existe mais: foi excluído, ou o Keypoint foi removido do servidor.',
  channelDeleted: 'O canal foi excluído. </alerts add> escolhe outro lugar.',
  channelDeletedNamed: 'O canal “{name}” foi excluído. </alerts add> escolhe outro lugar.',
  threadDeleted: 'O tópico foi excluído. </alerts add> escolhe outro lugar.',
  threadDeletedNamed: 'O tópico “{name}” foi excluído. </alerts add> escolhe outro lugar.',
  noCards:
    'Este tipo de canal não aceita cartões. Escolha um canal de texto, de anúncios ou de fórum, ou um tópico.',
  locked: 'O tópico está trancado. Destranque-o ou escolha outro canal.',
  noTag:
    'Este fórum exige uma tag em cada publicação e não tem nenhuma que o Keypoint possa usar. Crie uma tag “News” que todos possam usar, ou deixe de exigir tags.',
  dmClosed:
    'As mensagens diretas do Keypoint estão desativadas. Permita mensagens diretas de membros do servidor.',
  noSharedServer: 'Não há mais um servidor em que estejam o Keypoint e esta pessoa.',
  accountGone: 'A conta desta pessoa não existe mais.',
  threadsFull:
    'O servidor tem tantos tópicos ativos quanto o Discord permite. Arquive alguns e use </alerts add> aqui de novo.',
  announcementThreadsFull:
    'O servidor tem tantos tópicos de anúncios ativos quanto o Discord permite. Arquive alguns e use </alerts add> aqui de novo.',
  membersFull:
    'O tópico tem tantos membros quanto o Discord permite. Crie outro e use </alerts add> nele.',
  unseen: 'O Keypoint não consegue ver este canal. Dê {rights} ao cargo dele ali.',
  mayNotPost: 'O Keypoint não pode publicar neste canal. Dê {rights} ao cargo dele ali.',
  mayNotPostCards:
    'O Keypoint não pode publicar cartões neste canal. Dê {rights} ao cargo dele ali.',
  cardLeftOut: 'O Discord tirou o cartão da mensagem. Dê {rights} ao cargo do Keypoint ali.',
  quietHours: 'espera o fim do horário silencioso',
};
