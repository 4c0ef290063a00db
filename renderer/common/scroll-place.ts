/**
 * Browsers cut elements at about 33 million pixels, at twice the zoom at half of that: a list longer than this scrolls
 * through a shorter bar.
 */
const longestBar = 4_000_000;

export interface ScrollSpace {
  /** Pixels of all rows. */
  readonly content: number;
  /** Pixels that can be seen at once. */
  readonly view: number;
}

/** Height of what the scroll bar moves over. */
export function barHeight({ content }: ScrollSpace): number {
  return Math.min(content, longestBar);
}

/** Where the rows stand when the bar stands at `bar`. */
export function contentTop(space: ScrollSpace, bar: number): number {
  const travel = barHeight(space) - space.view;
  return travel <= 0 ? 0 : (Math.min(Math.max(bar, 0), travel) / travel) * Math.max(0, space.content - space.view);
}

/** Where the bar stands when the rows stand at `top`. */
export function barTop(space: ScrollSpace, top: number): number {
  const travel = space.content - space.view;
  return travel <= 0 ? 0 : (top / travel) * (barHeight(space) - space.view);
}

/**
 * The rows' place after the bar went from `before` to `after`: a short way is a wheel's and moves the rows by as much, a
 * long way is a drag and lands where the bar points.
 */
export function movedTop(space: ScrollSpace, top: number, before: number, after: number): number {
  const way = after - before;
  const end = barHeight(space) - space.view;
  const short = space.content > longestBar && Math.abs(way) < space.view * 2 && after > 0 && after < end - 1;
  return short ? Math.min(Math.max(0, top + way), Math.max(0, space.content - space.view)) : contentTop(space, after);
}
