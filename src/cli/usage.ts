import { BoundlabError } from '../core/errors.js';

/** An argument or option that can't be followed. */
export class UsageError extends BoundlabError {}

/** A file or folder that can't be read or written. */
export class FileError extends BoundlabError {}

export const EXIT = { asExpected: 0, wrong: 1, usage: 2, inconclusive: 3, SIGINT: 130, SIGTERM: 143 } as const;

/** The system's word for why a file operation failed: 'ENOSPC: no space left on device'. */
export function systemReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const text = message ?? String(error);
  return (code && text.startsWith(code) ? text.split(', ')[0] : text).trim();
}
