/** Owns what choosing a server's alerts answers, in Portuguese. */
import type { alerts as english } from '../en-US/alerts.ts';
import type { Translation } from '../translation.ts';

export const alerts: Translation<'pt-BR', typeof english> = {
  already: '{channel} já recebe {what}. </alerts list> mostra todos os alertas.',
  resumed:
    'Alertas retomados: {channel} volta a receber {topic}, e o mais recente do que estava esperando.',
  nowInstant:
    'Agora {channel} recebe {topic} notícia por notícia. O que se acumulou chega em um último resumo.',
  nowDigest:
    'Agora {channel} recebe {topic} em um resumo, o próximo em {when}. O que já foi enviado fica como está.',
  added: 'Agora {channel} recebe {topic}.',
  firstOnItsWay: 'A notícia mais recente está a caminho de lá.',
  firstLater: 'A primeira notícia aparece lá assim que houver uma.',
  tooMany: '{channel} já tem {most} alertas. Remova um primeiro.',
  removed: '{channel} não recebe mais {topic}.',
  noAlertsYet: '{channel} ainda não recebe alertas. </alerts add> começa.',
  limitsNow: 'Agora, em {channel}:',
  limitsFromNow: 'A partir de agora, em {channel}:',
  anyNumber: 'qualquer número de alertas por dia',
  atMost: {
    one: 'no máximo {count} alerta por dia; os outros vão para o resumo ou são omitidos',
    other: 'no máximo {count} alertas por dia; os outros vão para o resumo ou são omitidos',
  },
  noQuietHours: 'sem horário silencioso',
  quietHeld: 'horário silencioso de {from} a {to}: os alertas esperam o fim',
  quietSilent: 'horário silencioso de {from} a {to}: os alertas chegam sem som',
  digestsAt: 'resumos às {time}, se houver',
  zone: 'as horas e os dias são os de {zone}',
};
