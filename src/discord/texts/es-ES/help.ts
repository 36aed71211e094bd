/** Owns what `/help` answers, in Spanish. */
import type { help as english } from '../en-US/help.ts';
import type { Translation } from '../translation.ts';

export const help: Translation<'es-ES', typeof english> = {
  title: 'Lo que Keypoint sabe hacer',
  everyone: 'Para todo el mundo',
  admins: 'Para quien tiene «Gestionar servidor»',
  operator: 'Para quien administra este Keypoint',
  row: '{command}: {what}',
  menu: 'En el menú de un mensaje, en «Aplicaciones»: **{name}**',
  more: '</help> con el nombre de un comando explica sus opciones.',
  optional: '{option} (opcional): {what}',
  required: '{option}: {what}',
  choices: 'A elegir: {choices}',
  noOptions: 'No necesita nada más.',
  unknown: 'Ningún comando se llama «{typed}». </help> los muestra todos.',
};
