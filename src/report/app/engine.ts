import { Latest } from '../../live/latest.js';
import type { Reply, Request } from '../../live/protocol.js';

export type Question = Omit<Request, 'number'>;

/** Milliseconds after which a point counts as too slow for a live page; the worker is started anew. */
const PATIENCE = 10_000;

/** The engine in a worker of its own, asked for the newest point only: while it computes, points in between are dropped. */
export class Engine {
  private readonly latest = new Latest<Request>((request) => this.send(request));
  private worker: Worker | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private number = 0;

  /**
   * @param script   the worker's program
   * @param receive  called with every reply
   */
  constructor(
    private readonly script: string,
    private readonly receive: (reply: Reply) => void,
  ) {}

  ask(question: Question): void {
    this.number++;
    this.latest.offer({ ...question, number: this.number });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = undefined;
  }

  private send(request: Request): void {
    this.worker ??= this.started();
    this.timer = setTimeout(() => {
      this.stop();
      const seconds = PATIENCE / 1000;
      this.answered({ kind: 'failure', number: request.number, message: `no answer after ${seconds} s`, seconds });
    }, PATIENCE);
    this.worker.postMessage(request);
  }

  private started(): Worker {
    const url = URL.createObjectURL(new Blob([this.script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      // Not before: browsers may read the script only now.
      URL.revokeObjectURL(url);
      this.answered(data);
    };
    worker.onerror = ({ message }) => {
      this.stop();
      this.answered({ kind: 'failure', number: this.number, message, seconds: 0 });
    };
    return worker;
  }

  private answered(reply: Reply): void {
    clearTimeout(this.timer);
    this.receive(reply);
    this.latest.done();
  }
}
