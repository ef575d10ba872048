/**
 * Passes on what comes, one at a time: while one is worked on the newest of those that came meanwhile waits, and older
 * ones are dropped.
 */
export class Latest<T> {
  private busy = false;
  private waiting: { readonly item: T } | undefined;

  constructor(private readonly send: (item: T) => void) {}

  offer(item: T): void {
    if (this.busy) this.waiting = { item };
    else this.start(item);
  }

  /** The one that was worked on is done. */
  done(): void {
    this.busy = false;
    const next = this.waiting;
    this.waiting = undefined;
    if (next) this.start(next.item);
  }

  private start(item: T): void {
    this.busy = true;
    this.send(item);
  }
}
