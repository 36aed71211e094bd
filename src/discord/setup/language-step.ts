/** Owns the third step of `/setup`: the language of a server's cards, and its time zone. */
import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { minutesOfDay } from '../../lib/zoned-time.ts';
import { guildSettings } from '../../subscriptions/guild-settings.ts';
import { row, secondaryButton } from '../buttons.ts';
import { escapeText } from '../markup.ts';
import { languageOf, LANGUAGES, type Language } from '../texts/languages.ts';
import type { Texts } from '../texts/texts-for.ts';
import type { SetupArgs, StepView } from './step.ts';
import { zonesLike } from '../zones.ts';

/** Each in its own words, so that who reads it finds it. */
const LANGUAGE_NAMES = {
  'en-US': 'English',
  'zh-CN': '简体中文',
  ja: '日本語',
  ko: '한국어',
  'es-ES': 'Español',
  fr: 'Français',
  de: 'Deutsch',
  'pt-BR': 'Português (Brasil)',
} as const satisfies Record<Language, string>;

/** From west to east; any other is typed. */
const ZONES = [
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/Mexico_City',
  'America/New_York',
  'America/Toronto',
  'America/Bogota',
  'America/Sao_Paulo',
  'America/Argentina/Buenos_Aires',
  'UTC',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Berlin',
  'Africa/Cairo',
  'Africa/Lagos',
  'Europe/Istanbul',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
];

export async function languageStep(args: SetupArgs): Promise<StepView> {
  const { context, guildId, caller, texts } = args;
  const settings = await guildSettings(context, guildId);
  const language = languageOf(settings.locale ?? caller.guildLocale);
  const zone = settings.zone ?? 'UTC';
  const now = context.clock.now();
  const shown = ZONES.includes(zone) ? ZONES : [zone, ...ZONES];
  return {
    description: texts('setup.language.what', {
      language: LANGUAGE_NAMES[language],
      zone: escapeText(zoneLabel(zone, now), 100),
    }),
    rows: [
      row({
        type: ComponentType.StringSelect,
        custom_id: 'setup:language',
        placeholder: texts('setup.language.pick'),
        options: LANGUAGES.map((one) => ({
          label: LANGUAGE_NAMES[one],
          value: one,
          default: one === language,
        })),
      }),
      row({
        type: ComponentType.StringSelect,
        custom_id: 'setup:zone',
        placeholder: texts('setup.language.pickZone'),
        options: shown.map((one) => ({
          label: zoneLabel(one, now),
          value: one,
          default: one === zone,
        })),
      }),
      row(secondaryButton(texts('setup.language.otherZone'), 'setup:zone-form')),
    ],
  };
}

/** "Europe/Paris 14:05": by what its clocks show a person knows their own. */
function zoneLabel(zone: string, now: Date): string {
  const minutes = minutesOfDay(now, zone);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((one) =>
    String(one).padStart(2, '0'),
  );
  return `${zone.replaceAll('_', ' ')} ${hour}:${minute}`;
}

export function zoneForm(texts: Texts): APIModalInteractionResponseCallbackData {
  return {
    custom_id: 'setup-zone',
    title: texts('setup.language.formTitle'),
    components: [
      {
        type: ComponentType.Label,
        label: texts('setup.language.formLabel'),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'zone',
          style: TextInputStyle.Short,
          max_length: 60,
          placeholder: 'Europe/Berlin',
        },
      },
    ],
  };
}

/** The zone or city that was typed, or a part of its name that no other has; null when there is none. */
export function zoneCalled(typed: string): string | null {
  const [zone, another] = typed.trim() === '' ? [] : zonesLike(typed);
  return zone !== undefined && another === undefined ? zone : null;
}
