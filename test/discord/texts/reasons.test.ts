import { describe, expect, it } from 'vitest';
import { QUIET_HOURS } from '../../../src/delivery/quiet-hours.ts';
import { meaningOf } from '../../../src/discord/error-codes.ts';
import { english } from '../../../src/discord/texts/en-US/index.ts';
import { reasonIn, storedReason, storedRights } from '../../../src/discord/texts/reasons.ts';
import { textsFor } from '../../../src/discord/texts/texts-for.ts';

const german = textsFor('de');

describe('reasonIn', () => {
  it('says a stored reason in the reader’s words, commands and rights too', () => {
    const { reason } = meaningOf({ code: 50013, status: 403 }, 0);
    expect(reason).toBe(
      'Keypoint may not post in this channel. Give its role “View Channel”, “Send Messages” and “Embed Links” there.',
    );
    expect(reasonIn(german, reason, 250)).toBe(
      'Keypoint darf in diesem Kanal nichts posten. Bitte der Rolle dort „Kanal anzeigen“, „Nachrichten senden“ und „Links einbetten“ geben.',
    );
    const full = storedReason('threadsFull');
    expect(full).toContain('`/alerts add`');
    expect(reasonIn(german, full, 250)).toMatch(
      /archivieren und (?:`\/alerts add`|<\/alerts add:\d+>)/,
    );
  });

  it('says in the reader’s words what waits', () => {
    expect(reasonIn(german, QUIET_HOURS, 250)).toBe('wartet das Ende der Ruhezeit ab');
  });

  it.each(Object.keys(english.reasons))('reads %s again', (name) => {
    const key = name as keyof typeof english.reasons;
    const values = { name: 'a **“b”** channel', rights: storedRights(['embedLinks']) };
    const stored = (storedReason as (key: string, values: object) => string)(key, values);
    expect(reasonIn(german, stored, 400)).not.toBe(reasonIn(textsFor('en-US'), stored, 400));
    expect(reasonIn(german, stored, 400)).not.toMatch(/\{\w+\}/);
  });

  it('lets no name act, and cuts what is too long', () => {
    const stored = storedReason('channelDeletedNamed', { name: '**@everyone** </news topic>' });
    expect(reasonIn(german, stored, 250)).toContain(
      '„\\*\\*@\u200Beveryone\\*\\* \\</news topic\\>“',
    );
    const short = reasonIn(german, stored, 40);
    expect(Array.from(short).length).toBeLessThanOrEqual(40);
    expect(short).toMatch(/…$/);
  });

  it('shows in English what it does not know', () => {
    expect(reasonIn(german, 'Something *else*.', 250)).toBe('Something \\*else\\*.');
  });
});
