import { faultOfFeel } from '../../../platform/feel/check-feel.ts'
import { type ReadBpmn, readBpmn } from '../read-bpmn.ts'
import type { ReadOrder } from '../open-bpmn-reader.ts'

/** What the thread that reads files of others does with one. */
export async function work({ xml, ...options }: ReadOrder): Promise<ReadBpmn> {
  return readBpmn(xml, { ...options, checkFeel: faultOfFeel })
}
