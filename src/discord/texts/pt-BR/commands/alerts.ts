/** Owns what `/alerts` says of itself while it is typed, in Portuguese. */
import type { alerts as english } from '../../en-US/commands/alerts.ts';
import type { Translation } from '../../translation.ts';

export const alerts: Translation<'pt-BR', typeof english> = {
  description: 'Escolher quais temas são publicados em qual canal',
  add: {
    description: 'Publicar em um canal notícias de um tema ou com palavras-chave',
  },
  list: {
    description: 'Ver os alertas deste servidor, para editar, pausar ou remover',
  },
  edit: {
    description:
      'Alterar um alerta por opções (- esvazia uma), ou em um formulário se não houver nenhuma',
  },
  remove: {
    description: 'Remover um alerta',
  },
  pause: {
    description: 'Pausar um alerta até que seja retomado',
  },
  resume: {
    description: 'Retomar um alerta pausado',
  },
  preview: {
    description: 'Ver o que um alerta teria publicado nas últimas semanas',
  },
  test: {
    description: 'Publicar um cartão de teste em um canal e ver quais permissões faltam',
  },
  log: {
    description: 'Ver o que foi publicado em um canal, o que não foi e por quê',
  },
  alert: {
    name: 'alerta',
    description: 'Comece a digitar um tema, uma palavra-chave ou um canal',
  },
  keywords: {
    name: 'palavras-chave',
    description: 'Uma delas deve estar na notícia: gaussian splatting, robot*, /3d ?gs/',
  },
  without: {
    name: 'sem',
    description: 'Nenhuma destas palavras pode estar na notícia',
  },
  heat: {
    name: 'repercussão',
    description: 'A repercussão mínima de uma notícia',
  },
  dailyTarget: {
    name: 'por-dia',
    description: 'Mais ou menos tantas notícias por dia: a repercussão é calculada',
  },
  role: {
    name: 'cargo',
    description: 'Um cargo a mencionar',
  },
  roleHeat: {
    name: 'cargo-a-partir',
    description: 'Mencionar o cargo só a partir desta repercussão',
  },
  tags: {
    name: 'etiquetas',
    description: 'Etiquetas do fórum para as publicações, além das dos temas',
  },
  limits: {
    description:
      'Limitar os alertas por dia de um canal, definir horário silencioso ou ver o que vale',
    daily: { name: 'por-dia', description: 'O máximo de alertas por dia; 0 para sem limite' },
    quiet: { name: 'silêncio', description: 'Horário silencioso como 22:00-07:00, ou off' },
    mode: {
      name: 'modo',
      description: 'O que o horário silencioso faz com os alertas',
      hold: 'Segurar os alertas até o fim',
      silent: 'Publicar sem som',
    },
    zone: { name: 'fuso', description: 'O fuso horário dos seus dias e horas' },
    digestHour: { name: 'hora-resumo', description: 'A hora em que chegam os resumos' },
  },
  notices: {
    description: 'Escolher onde avisar de alertas pausados, ou ver o que está escolhido',
    channel: { name: 'canal', description: 'Um canal de texto ou de anúncios deste servidor' },
  },
};
