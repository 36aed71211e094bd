/** Owns what `/privacy` answers, in Portuguese. */
import type { privacy as english } from '../en-US/privacy.ts';
import type { Translation } from '../translation.ts';

export const privacy: Translation<'pt-BR', typeof english> = {
  title: 'O que o Keypoint guarda de você',
  intro:
    'O seu ID do Discord, e o que está aqui, com o motivo. Não o seu nome, as suas mensagens nem o que você procura.',
  follows: '**O que você segue, e onde**: para enviar.',
  settings:
    '**Ajustes das suas mensagens diretas** (fuso, horários, limite, idioma): para que cheguem como você quer.',
  sent: '**Quais notícias foram enviadas a você**, e os IDs dessas mensagens: para que nenhuma chegue duas vezes e as correções cheguem.',
  stories: '**Notícias que você segue**: para contar como continuam.',
  votes: '**Seus votos “Não é para nós”**: para que cada um conte uma vez.',
  caughtUp: '**Até quando você se atualizou**: para continuar dali.',
  made: '**Que você criou alertas em um servidor, e os avisos sobre eles**: para você saber quando forem pausados.',
  count: '{what} Agora: {number}.',
  end: '</privacy export> dá tudo em um arquivo, </privacy forget> apaga. Os backups do operador guardam até serem substituídos.',
  exported: 'Tudo o que o Keypoint guarda de você, em JSON.',
  ask: 'Isto encerra tudo o que você segue e apaga tudo o que é guardado de você: assinaturas, notícias seguidas, votos, ajustes e o que foi enviado. As mensagens ficam; os alertas que você criou para um servidor continuam sem o seu nome. Não dá para desfazer.',
  forgetButton: 'Apagar tudo',
  keepButton: 'Manter',
  kept: 'Nada foi apagado.',
  forgotten: 'Pronto: nada mais é guardado de você.',
};
