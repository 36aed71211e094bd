/** Owns where the message list is scrolled to: at its end, unless the person reads further up. */

const NEAR_END_PX = 80;
/** More is asked for before one comes to an edge. */
const NEAR_EDGE_PX = 1500;

type Options = {
  onNearStart: () => void;
  onNearEnd: () => void;
  /** Whether the list goes on beyond what is drawn: its end is no end then. */
  hasNewer: () => boolean;
};

export function createScrolling({ onNearStart, onNearEnd, hasNewer }: Options) {
  let isAtEnd = true;
  let scroller: HTMLElement | undefined;
  let held = false;
  let lastTop = 0;

  function toEnd(): void {
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
  }

  function onScroll(): void {
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const beyond = scrollHeight - scrollTop - clientHeight;
    // A picture that grows moves the end away: only scrolling up means that the person left it.
    isAtEnd = !hasNewer() && (beyond < NEAR_END_PX || (isAtEnd && scrollTop >= lastTop));
    lastTop = scrollTop;
    if (scrollTop < NEAR_EDGE_PX && !isAtEnd) onNearStart();
    if (beyond < NEAR_EDGE_PX && hasNewer()) onNearEnd();
  }

  const sizes = new ResizeObserver(() => {
    if (isAtEnd) toEnd();
  });

  function follow(): void {
    const drawn = document.querySelector('#scroller');
    if (!(drawn instanceof HTMLElement) || drawn === scroller) return;
    scroller?.removeEventListener('scroll', onScroll);
    sizes.disconnect();
    scroller = drawn;
    scroller.addEventListener('scroll', onScroll, { passive: true });
    sizes.observe(scroller);
    if (scroller.firstElementChild) sizes.observe(scroller.firstElementChild);
  }

  return {
    /** The next drawing keeps in sight what is, while others come and go above and below. */
    hold(): void {
      held = true;
    },
    jumpToEnd(): void {
      isAtEnd = true;
    },
    /** Draws, and settles where the list stands then. */
    around(draw: () => void): void {
      const kept = held && !isAtEnd ? anchorIn(scroller) : undefined;
      held = false;
      draw();
      follow();
      if (isAtEnd) toEnd();
      else if (kept && scroller) {
        scroller.scrollTop += kept.element.getBoundingClientRect().top - kept.top;
        lastTop = scroller.scrollTop;
      }
    },
  };
}

/** The first message in sight, which is still drawn when the list has moved on by a page. */
function anchorIn(
  scroller: HTMLElement | undefined,
): { element: Element; top: number } | undefined {
  if (!scroller) return undefined;
  const edge = scroller.getBoundingClientRect().top;
  for (const element of scroller.querySelectorAll('[data-message-id]')) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > edge) return { element, top };
  }
  return undefined;
}
