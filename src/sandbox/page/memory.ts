/** Owns what the browser remembers of a person's visit: user, theme, drawer, what was read. */
import type { Theme } from './state/model.ts';

const THEME = 'keypoint.theme';
const DRAWER = 'keypoint.drawer';
const USER = 'keypoint.user';
const readKey = (userId: string): string => `keypoint.read.${userId}`;

function parseMarks(stored: string | null): Record<string, string> {
  if (stored === null) return {};
  try {
    const marks: unknown = JSON.parse(stored);
    if (typeof marks !== 'object' || marks === null) return {};
    const known = Object.entries(marks).filter((mark) => typeof mark[1] === 'string');
    return Object.fromEntries(known);
  } catch {
    return {};
  }
}

export const memory = {
  theme(): Theme {
    const stored = localStorage.getItem(THEME);
    return stored === 'dark' || stored === 'light' ? stored : 'system';
  },
  keepTheme: (theme: Theme): void => localStorage.setItem(THEME, theme),
  drawer(): { isOpen: boolean; tab: string } {
    const [tab = '', open] = localStorage.getItem(DRAWER)?.split(' ') ?? [];
    return { tab, isOpen: open === 'open' };
  },
  keepDrawer: ({ isOpen, tab }: { isOpen: boolean; tab: string }): void =>
    localStorage.setItem(DRAWER, `${tab} ${isOpen ? 'open' : 'closed'}`),
  /** By tab, so that two tabs can be two people. */
  user: (): string | null => sessionStorage.getItem(USER),
  keepUser: (userId: string): void => sessionStorage.setItem(USER, userId),
  readMarks: (userId: string): Record<string, string> =>
    parseMarks(localStorage.getItem(readKey(userId))),
  keepReadMarks: (userId: string, marks: Readonly<Record<string, string>>): void =>
    localStorage.setItem(readKey(userId), JSON.stringify(marks)),
};
