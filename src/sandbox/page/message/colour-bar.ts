/** Owns the colour of an embed's bar, set through the CSSOM: the page's policy allows no style attribute. */
import type { DirectiveResult } from 'lit/directive.js';
import { ref } from 'lit/directives/ref.js';

/** `colour` is Discord's 0xRRGGBB; 0 and undefined leave the theme's own. */
export function colourBar(colour: number | null | undefined): DirectiveResult {
  return ref((element) => {
    if (!(element instanceof HTMLElement)) return;
    if (colour)
      element.style.setProperty('--embed-colour', `#${colour.toString(16).padStart(6, '0')}`);
    else element.style.removeProperty('--embed-colour');
  });
}
