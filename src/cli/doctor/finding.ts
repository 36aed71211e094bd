/** Owns what `keypoint doctor` says of one thing that it has looked at. */

export type Finding = {
  /** What was looked at: `Database`. */
  about: string;
  /** `notice`: it works, and could be better; `unknown`: it could not be looked at, which says why. */
  state: 'good' | 'notice' | 'bad' | 'unknown';
  says: string;
  /** How it is mended; null when there is nothing to do. */
  mend: string | null;
};

export function good(about: string, says: string): Finding {
  return { about, state: 'good', says, mend: null };
}

export function notice(about: string, says: string, mend: string | null = null): Finding {
  return { about, state: 'notice', says, mend };
}

export function bad(about: string, says: string, mend: string): Finding {
  return { about, state: 'bad', says, mend };
}

export function unknown(about: string, says: string): Finding {
  return { about, state: 'unknown', says, mend: null };
}
