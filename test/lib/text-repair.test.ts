/** Owns the proof that garbled text is repaired and other text is left alone. */
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_PAGES } from '../../src/lib/code-pages.ts';
import { repairText } from '../../src/lib/mojibake.ts';

/** UTF-8 as a program shows it that takes it for the code page. */
function garble(text: string, pageName = 'windows-1252'): string {
  const upperHalf = CODE_PAGES.find(({ name }) => name === pageName)?.upperHalf ?? '';
  return Array.from(Buffer.from(text, 'utf8'), (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : upperHalf.charAt(byte - 0x80),
  ).join('');
}

describe('repairs UTF-8 read as windows-1252', () => {
  it.each([
    ['NIST’s face benchmark'],
    ['“See, hear — and act”: a model’s promise…'],
    ['Zürich'],
    ['Le café de São Paulo'],
    ['MÜNCHEN, KÖLN UND ZÜRICH'],
    ['Łódź, Kraków i Wrocław'],
    ['İzmir ve Eskişehir'],
    ['Hà Nội và Huế'],
    ['București și Timișoara'],
    ['Привет, мир'],
    ['Ελληνικά'],
    ['שלום עולם'],
    ['مرحبا بالعالم'],
    ['東京の研究者たち'],
    ['한국어 기사'],
    ['robots 🤖 at work 👍🏽'],
    ['50 °C for £3 © 2024'],
    ['x → y ≤ z'],
    ['5 µm'],
  ])('%s, once and twice over', (text) => {
    expect(repairText(garble(text))).toBe(text);
    expect(repairText(garble(garble(text)))).toBe(text);
  });
});

it.each([
  ['windows-1250', 'Příliš žluťoučký kůň – „úpěl“'],
  ['windows-1251', 'the firm’s café – “open”'],
  ['windows-1251', 'Москва и Петербург'],
  ['windows-1257', 'Rīga, Jūrmala un Liepāja'],
  ['macintosh', 'l’été à Besançon…'],
  ['ibm437', 'Новости науки'],
])('repairs UTF-8 read as %s: %s', (page, text) => {
  expect(repairText(garble(text, page))).toBe(text);
});

it.each([
  ['a part beside sound accents', 'Müller und SchrÃ¶der, Straße', 'Müller und Schröder, Straße'],
  ['a part beside sound quotes', 'She said “donâ€™t”', 'She said “don’t”'],
  ['a byte-order mark as text', 'ï»¿Vision news', 'Vision news'],
  ['a byte-order mark', '\ufeffVision news', 'Vision news'],
  ['a closing quote whose last byte was dropped', 'the â€œeyeâ€ of it', 'the “eye” of it'],
  ['the same where it is all that is garbled', 'the "eyeâ€ of it', 'the "eye” of it'],
  ['a character that lost a byte for good', 'cafÃ© AmÃ\ufffdlie', 'café Am\ufffdlie'],
  ['an à whose no-break space became a plain one', 'rÃ©glÃ©e Ã la main', 'réglée à la main'],
  ['a stray Â before a blank', 'fine.Â Next: itâ€™s', 'fine.\u00a0Next: it’s'],
  ['controls that were windows-1252', '\x93Quoted\x94 \x96 it\x92s', '“Quoted” – it’s'],
  ['a surrogate pair in UTF-8', 'party í\xa0¼í¾‰', 'party 🎉'],
])('repairs %s', (_, garbled, repaired) => {
  expect(repairText(garbled)).toBe(repaired);
});

it.each([
  ['plain ASCII', 'Deep learning at 30 fps'],
  ['curly quotes', '“It’s” – ‘fine’ — really…'],
  ['French', 'À l’école, où l’été commence : « Noël » coûte 5 €…'],
  ['capitals before closing signs', 'CAFÉ… OLÉ! IRMÃ” ATÉ» NESTLÉ® VOILÀ’'],
  ['Portuguese', 'A AVALIAÇÃO DA SITUAÇÃO – ÓRGÃOS'],
  ['Vietnamese', 'Đà Nẵng đẹp quá, Ưu điểm'],
  ['Ukrainian', 'Різні міста України: Київ, Рівне, Ґданськ'],
  ['Serbian', 'Њујорк, Љубљана, Ђаковица, Ћићевац'],
  ['Turkish', 'İSTANBUL’da Ğ, Ş ve Ö'],
  ['maths', '∛8 + √π ≈ 3,8 × 10² ± 0.5 ÷ ½'],
  ['prices', '3×£20, 5×€7, Ä£ and ¥100'],
  ['box drawing', '┌─┐ └─┘ ├─┤ ░▒▓'],
  ['faces', '(¬_¬) ¯\\_(ツ)_/¯ (´･ω･`) ಠ_ಠ'],
  ['emoji', '🎉👩‍🔬❤️'],
  ['Chinese', '商汤科技發布新模型'],
  ['German low quotes', '„Größe“ und ‚Maß‘'],
  ['a name with a degree sign', 'Nº 5, 20°C, 1ª edição'],
])('leaves %s alone', (_, text) => {
  expect(repairText(text)).toBe(text);
});

describe('on the names of places in many languages', () => {
  const locales =
    'fr de es pt it nl sv da nb fi is pl cs sk hu ro tr lv lt et hr sl vi ca ru uk bg sr el he ar fa hi th ja zh ko'.split(
      ' ',
    );
  const regions = 'US DE ES BR AT SE CZ HU RO TR LV VN UA GR IL CI CW ST RE GB AX TL'.split(' ');

  it.each(locales)('repairs all of them in %s, and changes none that is sound', (locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    const texts = regions.map((region) => names.of(region) ?? '');
    expect(texts.map(repairText)).toEqual(texts);
    expect(texts.map((text) => repairText(garble(text)))).toEqual(texts);
  });
});

it('never throws, and never changes ASCII', () => {
  assert(
    property(string({ unit: 'binary-ascii' }), (text) => {
      expect(repairText(text)).toBe(text);
    }),
  );
  assert(
    property(string({ unit: 'binary' }), (text) => {
      expect(() => repairText(text)).not.toThrow();
    }),
  );
});

describe('repairs each of a hundred thousand (in quadratic time it would take minutes)', () => {
  it.each([
    ['Ã©', 'é'],
    ['â€™', '’'],
    ['ÃƒÂ©', 'é'],
    ['√©', 'é'],
  ])('%j', (piece, sound) => {
    const count = Math.floor(200_000 / piece.length);
    expect(repairText(piece.repeat(count))).toBe(sound.repeat(count));
  });
});
