import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FileError, systemReason } from './usage.js';

/** A folder and those above it. Node's own `recursive` does not end where the system refuses, as in /proc. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * Writes a file whole or not at all: to a temporary name beside it, then renamed.
 *
 * @throws FileError with the system's reason; nothing is left behind
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    makeFolder(dirname(path));
    const file = openSync(temporary, 'w');
    try {
      const bytes = Buffer.from(content);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    discard(temporary);
    throw unwritable(path, error);
  }
}

/** Removes a file that may not be there, or whose folder may be none. */
function discard(path: string): void {
  if (existsSync(path)) rmSync(path);
}

export function unwritable(path: string, error: unknown): FileError {
  return new FileError({
    where: path,
    expected: 'to write there',
    received: systemReason(error),
    advice: 'Choose another place, or make room.',
  });
}

/** Fails at once where a file could not be written in the end. */
export function expectWritable(path: string): void {
  const probe = join(dirname(path), `.${basename(path)}.${process.pid}.probe`);
  try {
    makeFolder(dirname(path));
    closeSync(openSync(probe, 'w'));
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    discard(probe);
  }
}
