import { parquetWriteBuffer } from 'hyparquet-writer';
import type { RecordColumn } from '../check/records.js';

/** Columns as the bytes of a Parquet file: whole numbers as INT32, others as DOUBLE, with facts about them beside. */
export function parquetOf(columns: readonly RecordColumn[], facts: Readonly<Record<string, unknown>>): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ name, whole, values }) => ({
        name,
        data: [...values],
        type: whole ? 'INT32' : 'DOUBLE',
      })),
      kvMetadata: Object.entries(facts).map(([key, value]) => ({
        key: `boundlab.${key}`,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
      createdBy: 'boundlab',
    }),
  );
}
