/** Owns what `/help` answers, in Portuguese. */
import type { help as english } from '../en-US/help.ts';
import type { Translation } from '../translation.ts';

export const help: Translation<'pt-BR', typeof english> = {
  title: 'O que o Keypoint sabe fazer',
  everyone: 'Para todo mundo',
  admins: 'Para quem tem “Gerenciar servidor”',
  operator: 'Para quem opera este Keypoint',
  row: '{command}: {what}',
  menu: 'No menu de uma mensagem, em “Apps”: **{name}**',
  more: '</help> com o nome de um comando explica as opções dele.',
  optional: '{option} (opcional): {what}',
  required: '{option}: {what}',
  choices: 'À escolha: {choices}',
  noOptions: 'Não precisa de mais nada.',
  unknown: 'Nenhum comando se chama “{typed}”. </help> mostra todos.',
};
