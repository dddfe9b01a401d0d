/** Lets one waiter sleep until it is woken or its time is over. */
export class WakeUp {
  private woken = false;
  private interrupt: (() => void) | null = null;

  /** Ends the sleep under way, else the next. */
  wake = (): void => {
    this.woken = true;
    this.interrupt?.();
  };

  /** Resolves after `ms` milliseconds, or at once when woken. */
  async sleep(ms: number): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.interrupt = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.interrupt = null;
    this.woken = false;
  }
}
