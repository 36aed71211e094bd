/** Owns the upper halves of the single-byte code pages that UTF-8 text gets misread as. */

/** A code page whose misreadings we know how to undo. */
export type CodePage = {
  name: string;
  /** The characters of bytes 0x80 to 0xFF in order; a byte without one stands for itself (C1). */
  upperHalf: string;
  /**
   * First bytes of UTF-8 sequences that count as garbling in this page. The rarer the page, the
   * fewer: a Mac reader's `“é` is French, not Armenian.
   */
  leads: readonly (readonly [from: number, to: number])[];
  /** How much stronger than in the commonest page the signs of garbling must be. */
  rarity: number;
};

/** From the mapping tables at https://www.unicode.org/Public/MAPPINGS/, commonest page first. */
export const CODE_PAGES: readonly CodePage[] = [
  {
    name: 'windows-1252',
    upperHalf:
      '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
    leads: [[0xc2, 0xf4]],
    rarity: 0,
  },
  {
    name: 'windows-1250',
    upperHalf:
      '€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ\u0090‘’“”•–—\u0098™š›śťžź\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙',
    leads: [
      [0xc2, 0xc5],
      [0xce, 0xd1],
      [0xe2, 0xe2],
      [0xef, 0xf0],
    ],
    rarity: 0.5,
  },
  {
    name: 'iso-8859-2',
    upperHalf:
      '\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009a\u009b\u009c\u009d\u009e\u009f\u00a0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00adŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙',
    leads: [
      [0xc2, 0xc5],
      [0xce, 0xd1],
      [0xe2, 0xe2],
      [0xef, 0xf0],
    ],
    rarity: 0.5,
  },
  {
    name: 'windows-1257',
    upperHalf:
      '€\u0081‚\u0083„…†‡\u0088‰\u008a‹\u008c¨ˇ¸\u0090‘’“”•–—\u0098™\u009a›\u009c¯˛\u009f\u00a0¡¢£¤¥¦§Ø©Ŗ«¬\u00ad®Æ°±²³´µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙',
    leads: [
      [0xc2, 0xc5],
      [0xe2, 0xe2],
      [0xef, 0xf0],
    ],
    rarity: 1,
  },
  {
    name: 'windows-1251',
    upperHalf:
      'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя',
    leads: [
      [0xc2, 0xc5],
      [0xd0, 0xd1],
      [0xe2, 0xe2],
      [0xef, 0xf0],
    ],
    rarity: 1,
  },
  {
    name: 'macintosh',
    upperHalf:
      'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
    leads: [
      [0xc2, 0xc5],
      [0xe2, 0xe2],
      [0xef, 0xf0],
    ],
    rarity: 1,
  },
  {
    name: 'ibm437',
    upperHalf:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
    leads: [
      [0xc2, 0xc3],
      [0xd0, 0xd1],
      [0xe2, 0xe2],
      [0xf0, 0xf0],
    ],
    rarity: 1.5,
  },
];
