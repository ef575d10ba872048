import { library } from '../handbook.js';
import type { Reply, Request } from './protocol.js';
import { Session } from './session.js';

/** The part of a worker's global scope used here; the engine is compiled without the types of browsers. */
interface WorkerScope {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(reply: Reply): void;
  readonly performance: { now(): number };
}

const scope = globalThis as unknown as WorkerScope;
const session = new Session(library, () => scope.performance.now() / 1000);

scope.onmessage = ({ data }) => scope.postMessage(session.answer(data));
