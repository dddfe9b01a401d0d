// Runs in the page that is measured, before anything else of it; what compiles TypeScript here would add calls to helpers
// that a page does not have.
{
  const nextFrame = () => new Promise(requestAnimationFrame);
  /** What is drawn in this frame is on the screen when the timers after it run. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  /** Milliseconds from the moment the pointer is let go until what was found in the box is painted. */
  window.timeBrush = async (panelName) => {
    const panel = () => document.querySelector(`[aria-label="${panelName}"]`);
    const released = await new Promise((done) =>
      window.addEventListener('pointerup', () => done(performance.now()), { capture: true, once: true }),
    );
    // The panel is there from the first box on, and busy until the answer to the next one came.
    await nextFrame();
    while (panel()?.getAttribute('aria-busy') !== 'false') await nextFrame();
    await painted();
    return performance.now() - released;
  };
}
