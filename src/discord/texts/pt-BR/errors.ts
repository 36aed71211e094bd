/** Owns what a person is told when something cannot be done, in Portuguese. */
import type { errors as english } from '../en-US/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<'pt-BR', typeof english> = {
  failed: 'Algo deu errado aqui. Referência: {reference}',
  oldButton: 'Este botão é de um Keypoint mais antigo. Use o comando de novo.',
  oldForm: 'Este formulário é de um Keypoint mais antigo. Use o comando de novo.',
  tooFast: 'Foi muita coisa de uma vez. Tente de novo em {seconds} s.',
  oldCommand: 'O Keypoint não tem mais este comando. Digite `/` para ver os que existem.',
  serverOnly: 'Isto só funciona em um servidor: abra o servidor e tente lá.',
  manageServer:
    'Só quem tem “Gerenciar servidor” escolhe os alertas deste servidor. </subscribe> leva um tema às suas mensagens diretas.',
  unknownTopic: 'Nenhum tema se chama “{typed}”.',
  didYouMean: 'Você quis dizer {topics}?',
  pickTopic: 'Digite uma letra e escolha da lista, por exemplo {topics}.',
  pickChannel:
    'Escolha um canal de texto, de anúncios, de fórum ou de mídia deste servidor, ou um tópico.',
  pickTextChannel: 'Escolha um canal de texto ou de anúncios deste servidor.',
  pickHow: 'Escolha na lista como chega: na hora, por dia ou por semana.',
  pickZone: 'Escolha um fuso horário da lista, como `Europe/Berlin`.',
  wholeNumber: 'Informe um número inteiro de 0 a {most}.',
  quietHours: 'Informe o horário silencioso como `22:00-07:00`, ou `off` para nenhum.',
  cannotPost: 'Não consigo publicar em {channel}: falta-me {rights} lá.',
  enterThread: 'Mencione-me nele, para que eu participe, e tente de novo.',
  allowInThread:
    'Permita isso ao meu cargo nas configurações do canal dele (Permissões) e tente de novo.',
  allowInChannel:
    'Permita isso ao meu cargo nas configurações desse canal (Permissões) e tente de novo.',
  locked: '{channel} está trancado. Destranque-o e tente de novo.',
};
