/** Owns giving a reader's texts: i18next over the catalogues, an instance of our own for each. */
import { createInstance, type i18n } from 'i18next';
import { CATALOGUES } from './catalogues.ts';
import { mentionsVersion, withMentions } from './command-mentions.ts';
import { languageOf, type Language } from './languages.ts';
import type { PlainKey, TextKey, ValuesOf } from './translation.ts';

export type Texts = {
  /** The text of a key with its values in place: what comes from outside is escaped by the caller. */
  <Key extends TextKey>(key: Key, ...values: ValuesOf<Key>): string;
  /** One of ours, whatever the reader's locale is. */
  readonly language: Language;
  /** "A, B and C" as the language says it. */
  readonly list: (items: readonly string[], kind?: 'and' | 'or') => string;
  /** Sentences one after the other; empty ones are left out. */
  readonly join: (sentences: readonly string[]) => string;
};

/** Languages that put no space between sentences. */
const CLOSE: ReadonlySet<Language> = new Set(['ja', 'zh-CN']);

/** i18next looks a form up under `key.form`. */
const SEPARATOR = '.';

let made = new Map<Language, Texts>();
let madeAt = -1;

/** @param locale as Discord says it; unknown ones and null are answered in English */
export function textsFor(locale: string | null | undefined): Texts {
  if (madeAt !== mentionsVersion()) {
    made = new Map();
    madeAt = mentionsVersion();
  }
  const language = languageOf(locale);
  const known = made.get(language);
  if (known) return known;
  const texts = textsIn(language);
  made.set(language, texts);
  return texts;
}

/**
 * A text without values or mentions as it is written. What commands look like in all languages is asked
 * for at each start, which through i18next takes a fifth of a second.
 * @throws TypeError when there is no such text
 */
export function plainText(language: Language, key: PlainKey): string {
  let found: unknown = CATALOGUES[language];
  for (const part of key.split(SEPARATOR)) found = Reflect.get(Object(found), part);
  if (typeof found !== 'string') throw new TypeError(`there is no text ${key} in ${language}`);
  return found;
}

function textsIn(language: Language): Texts {
  const { t } = createTexts(language);
  const say = <Key extends TextKey>(key: Key, ...[values]: ValuesOf<Key>): string =>
    // `nest: false`: nothing in a text or in a value is looked up again.
    t(key, { ...values, nest: false });
  // No comma before the last "and", as everywhere in our English.
  const lister = language === 'en-US' ? 'en-GB' : language;
  const formats = {
    and: new Intl.ListFormat(lister, { type: 'conjunction' }),
    or: new Intl.ListFormat(lister, { type: 'disjunction' }),
  };
  const list: Texts['list'] = (items, kind = 'and') => formats[kind].format(items);
  const join: Texts['join'] = (sentences) =>
    sentences.filter(Boolean).join(CLOSE.has(language) ? '' : ' ');
  return Object.assign(say, { language, list, join });
}

/** Each language alone, when it is first asked for. */
function createTexts(language: Language): i18n {
  const texts = createInstance();
  void texts.init({
    initAsync: false,
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: prepared(CATALOGUES[language], language) } },
    keySeparator: SEPARATOR,
    pluralSeparator: SEPARATOR,
    nsSeparator: false,
    contextSeparator: '\n',
    interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
  });
  return texts;
}

type Prepared = { [key: string]: string | Prepared };

/** Mentions filled in, and each plural with all the forms that its language has. */
function prepared(area: object, language: string): Prepared {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const entries = Object.entries(area).map(
    ([key, value]: [string, unknown]): [string, string | Prepared] => {
      if (typeof value === 'string') return [key, withMentions(value)];
      const inner = prepared(Object(value), language);
      const { other } = inner;
      if (typeof other !== 'string') return [key, inner];
      return [key, Object.fromEntries(forms.map((form) => [form, inner[form] ?? other]))];
    },
  );
  return Object.fromEntries(entries);
}
