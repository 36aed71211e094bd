/** Owns what `/subscribe` says of itself while it is typed, in Portuguese. */
import type { subscribe as english } from '../../en-US/commands/subscribe.ts';
import type { Translation } from '../../translation.ts';

export const subscribe: Translation<'pt-BR', typeof english> = {
  description: 'Seguir um tema ou palavras-chave, por mensagem direta ou com uma menção aqui',
  keywords: {
    name: 'palavras',
    description: 'Palavras ou frases, separadas por vírgulas; basta aparecer uma delas',
  },
  without: {
    name: 'sem',
    description: 'Palavras ou frases que nenhuma notícia pode conter',
  },
  where: {
    name: 'onde',
    description: 'Nas suas mensagens diretas (o padrão), ou com uma menção neste canal',
    dm: 'Minhas mensagens diretas',
    here: 'Aqui: me mencionar nos alertas deste canal',
  },
  heat: {
    name: 'repercussão',
    description: 'A repercussão mínima de uma notícia; sem ela, a de costume',
  },
};
