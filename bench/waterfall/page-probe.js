// Runs in the page that is measured, before anything else of it; what compiles TypeScript here would add calls to helpers
// that a page does not have.
{
  /** Drawn by the browser itself, once it has all of the boot. */
  const OVERVIEW = 'canvas ~ [role="slider"]';

  const nextFrame = () => new Promise(requestAnimationFrame);
  /** What is drawn in this frame is on the screen when the timers after it run. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  const markWhenReady = async () => {
    while (!document.querySelector(OVERVIEW)) await nextFrame();
    await painted();
    performance.mark('ready');
  };

  /** Notes the moment of every frame until it is told to end. */
  const noteFrames = () => {
    const times = [];
    const note = (time) => {
      times.push(time);
      request = requestAnimationFrame(note);
    };
    let request = requestAnimationFrame(note);
    window.bench.endFrames = () => {
      cancelAnimationFrame(request);
      return times;
    };
  };

  /** Scrolls through all that a box holds in so many frames. */
  const scrollThrough = async (box, frames) => {
    const most = box.scrollHeight - box.clientHeight;
    for (let frame = 0; frame <= frames; frame++) {
      box.scrollTop = (most * frame) / frames;
      await nextFrame();
    }
    box.scrollTop = 0;
  };

  /** Sets a field as typing does; answers the milliseconds until what follows from it was painted. */
  const timeTyping = async (input, text) => {
    await painted();
    const began = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await painted();
    return performance.now() - began;
  };

  window.bench = { noteFrames, endFrames: () => [], scrollThrough, timeTyping };
  void markWhenReady();
}
