import type { Locator, Page } from '@playwright/test';

const SCROLLS_PX = 20_000;
const SCROLL_PX_PER_S = 6000;
const NOTCHES = 40;
const DRAG_STEPS = 90;

/** Scrolls some seven hundred rows down, as a wheel or a finger does. */
export async function scrollRows(page: Page): Promise<void> {
  const { x, y } = await placeOnRows(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizeScrollGesture', {
    ...{ x, y, yDistance: -SCROLLS_PX, speed: SCROLL_PX_PER_S },
    gestureSourceType: 'mouse',
  });
  await session.detach();
}

/** Drags the bar at the side through all of the rows, so that each frame shows other ones. */
export function dragScrollBar(page: Page): Promise<void> {
  return scrollerOf(page).evaluate((box, frames) => window.bench.scrollThrough(box, frames), DRAG_STEPS);
}

/** Turns the wheel with Ctrl over the bars: in, and out again. */
export async function zoomByWheel(page: Page): Promise<void> {
  const { x, y } = await placeOnRows(page);
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  for (let notch = 0; notch < NOTCHES; notch++) await page.mouse.wheel(0, notch < NOTCHES / 2 ? -60 : 60);
  await page.keyboard.up('Control');
}

/** Takes an edge of the view in the overview and draws it across and back. */
export async function zoomByDrag(page: Page): Promise<void> {
  const edge = await page.getByRole('slider', { name: 'End of the view' }).boundingBox();
  if (!edge) throw new Error('The overview is not there');
  const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= DRAG_STEPS; step++)
    await page.mouse.move(x - 900 * Math.sin((Math.PI * step) / DRAG_STEPS), y);
  await page.mouse.up();
}

/** Writes into the search and answers the milliseconds until its rows were painted. */
export function filterPhases(page: Page, text: string): Promise<number> {
  const search = page.getByRole('searchbox', { name: /^Search phases/ });
  return search.evaluate((input, typed) => window.bench.timeTyping(input, typed), text);
}

function scrollerOf(page: Page): Locator {
  return page.getByRole('treegrid').locator('..');
}

async function placeOnRows(page: Page): Promise<{ x: number; y: number }> {
  const box = await scrollerOf(page).boundingBox();
  if (!box) throw new Error('The waterfall is not there');
  return { x: box.x + box.width * 0.5, y: box.y + Math.min(box.height, 500) * 0.6 };
}
