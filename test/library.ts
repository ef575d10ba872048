import { scenarios } from '../scenarios/index.generated.js';
import { assumptions } from '../src/assumptions/index.generated.js';
import type { Library } from '../src/check/library.js';
import { theorems } from '../theorems/index.generated.js';

export const library: Library = { theorems, scenarios, assumptions };
