/** Owns what a test card says, and what is said of it, in Portuguese. */
import type { tests as english } from '../en-US/tests.ts';
import type { Translation } from '../translation.ts';

export const tests: Translation<'pt-BR', typeof english> = {
  message:
    '🧪 **Teste** pedido por {person}: é assim que os cartões aparecem aqui. Nada foi alertado.',
  title: 'Um cartão de teste',
  noStory: 'Ainda não há notícia para mostrar como exemplo.',
  postName: 'Teste de alertas',
  rights: 'Minhas permissões em {channel}:',
  forRole: '{right}, para chamar {role}, que nem todos podem mencionar',
  posted: 'Publicado: {link}',
  notPosted: 'Nenhum cartão de teste foi publicado. {reason}',
};
