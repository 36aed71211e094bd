/** Owns what `/setup` says, in Portuguese. */
import type { setup as english } from '../en-US/setup.ts';
import type { Translation } from '../translation.ts';

export const setup: Translation<'pt-BR', typeof english> = {
  step: 'Configuração, passo {step} de {steps}: {name}',
  steps: {
    channels: 'Canais',
    notices: 'Avisos',
    language: 'Idioma e horário',
    volume: 'Quanto e como',
    test: 'Teste',
    done: 'O Keypoint está pronto',
  },
  back: 'Voltar',
  next: 'Avançar',
  stored: 'Salvo.',
  channels: {
    what: 'Qual canal recebe quais temas? O que você escolhe é salvo na hora; pode sair quando quiser e continuar com </setup>.',
    none: 'Nenhum canal recebe alertas ainda.',
    others: {
      one: '{count} alerta com palavras-chave',
      other: '{count} alertas com palavras-chave',
    },
    mayNotMake: 'Para que eu possa criar canais, dê ao meu cargo {right}.',
    pick: 'Escolha um canal e depois os temas…',
    makeNews: 'Criar #news',
    makeEach: 'Criar um canal por tema',
    newsTopic: 'Notícias de IA e visão computacional, pelo Keypoint',
    topicsOf: 'Quais temas {channel} recebe? Só os escolhidos são publicados lá.',
    pickTopics: 'Temas…',
    newFor: 'Quais temas ganham um canal próprio? No máximo {most} por vez.',
    allPosted: 'Todos os temas já têm um canal.',
    set: { one: '{channel} recebe {count} tema.', other: '{channel} recebe {count} temas.' },
    emptied: '{channel} não recebe mais temas.',
    full: '{channel} não aceita mais alertas; alguns temas ficaram de fora.',
    made: 'Criados: {channels}.',
    notMade: 'O Discord não me deixou criar #{name}. {reason}',
  },
  notices: {
    none: 'Quando alertas param em algum lugar, quem os criou fica sabendo por mensagem direta. Escolha um canal para quem não as recebe.',
    pick: 'Escolha um canal…',
  },
  language: {
    what: 'Os cartões estão em **{language}**. Dias, horários silenciosos e resumos seguem **{zone}**.',
    pick: 'Idioma dos cartões…',
    pickZone: 'Fuso horário…',
    otherZone: 'Outro fuso horário…',
    formTitle: 'Fuso horário',
    formLabel: 'O nome, ou a cidade que o identifica',
  },
  volume: {
    what: {
      one: 'Para {count} alerta só por tema. Os que têm palavras-chave não mudam.',
      other: 'Para os {count} alertas só por tema. Os que têm palavras-chave não mudam.',
    },
    noRules: 'Primeiro, escolha um canal e seus temas.',
    pick: 'Quanto…',
    pickHow: 'Como…',
    usual: 'Tudo o que importa: a partir da repercussão {heat}',
    hot: 'Só o maior: a partir da repercussão {heat}',
    target: {
      one: 'Cerca de {count} por dia para cada tema',
      other: 'Cerca de {count} por dia para cada tema',
    },
    changed: { one: '{count} alerta alterado.', other: '{count} alertas alterados.' },
    same: 'Já estão assim.',
  },
  test: {
    what: 'Onde cartões podem ser publicados agora; um de teste mostra como ficam.',
    pick: 'Publicar um cartão de teste em…',
    noChannels: 'Nenhum canal recebe alertas ainda: escolha um no primeiro passo.',
  },
  done: {
    alerts: {
      one: '{count} alerta; canais com alertas: {channels}',
      other: '{count} alertas; canais com alertas: {channels}',
    },
    notices: 'avisos de alertas parados: {channel}',
    noNotices: 'avisos de alertas parados: só por mensagem direta',
    next: 'O que fazer a seguir',
    list: '</alerts list> mostra todos os alertas, para editar, pausar ou remover.',
    add: '</alerts add> cria um com palavras-chave, um cargo a mencionar ou etiquetas; </alerts preview> mostra o que publicaria.',
    limits:
      '</alerts limits> define o horário silencioso e o máximo de alertas por dia de um canal.',
    members:
      'Membros consultam com </news topic> e seguem temas por mensagem direta com </subscribe>.',
  },
};
