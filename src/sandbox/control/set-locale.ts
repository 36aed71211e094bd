/** Owns `locale.set`: the language of a person's client, which interactions carry. */
import { z } from 'zod';

import { LOCALES } from '../locales.ts';
import { control } from './definition.ts';
import { findPerson } from './find-person.ts';

export const setLocale = control({
  name: 'locale.set',
  what: 'Set the language of a person’s client: interactions carry it as `locale`, and the page shows commands and times in it.',
  input: z.object({ user_id: z.string(), locale: z.enum(LOCALES) }),
  example: { user_id: '1475000000000000000', locale: 'de' },
  run(world, { user_id: userId, locale }) {
    const { id } = findPerson(world, userId);
    world.commit({ type: 'locale', user_id: id, locale });
    world.events.emit({ type: 'people' });
  },
});
