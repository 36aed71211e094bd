/** Owns where the message list is scrolled to: at its end, unless the person reads further up. */

const NEAR_END_PX = 80;
const NEAR_START_PX = 150;

type Options = { onNearStart: () => void };

export function createScrolling({ onNearStart }: Options) {
  let isAtEnd = true;
  let scroller: HTMLElement | undefined;
  let fromEnd: number | undefined;
  let lastTop = 0;

  function toEnd(): void {
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
  }

  function onScroll(): void {
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    // A picture that grows moves the end away: only scrolling up means that the person left it.
    isAtEnd = isNearEnd || (isAtEnd && scrollTop >= lastTop);
    lastTop = scrollTop;
    if (scrollTop < NEAR_START_PX && !isAtEnd) onNearStart();
  }

  const sizes = new ResizeObserver(() => {
    if (isAtEnd) toEnd();
  });

  return {
    /** Keeps the same messages in sight while older ones are put above them. */
    hold(): void {
      fromEnd = scroller && scroller.scrollHeight - scroller.scrollTop;
    },
    jumpToEnd(): void {
      isAtEnd = true;
    },
    /** After each drawing. */
    settle(): void {
      const drawn = document.querySelector('#scroller');
      if (drawn instanceof HTMLElement && drawn !== scroller) {
        scroller?.removeEventListener('scroll', onScroll);
        sizes.disconnect();
        scroller = drawn;
        scroller.addEventListener('scroll', onScroll, { passive: true });
        sizes.observe(scroller);
        if (scroller.firstElementChild) sizes.observe(scroller.firstElementChild);
      }
      if (fromEnd !== undefined && scroller) scroller.scrollTop = scroller.scrollHeight - fromEnd;
      else if (isAtEnd) toEnd();
      fromEnd = undefined;
    },
  };
}
