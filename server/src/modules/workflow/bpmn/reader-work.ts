import { faultOfFeel } from '../../../platform/feel/check-feel.ts'
import type { ReaderAnswer, ReaderOrder } from '../open-bpmn-reader.ts'
import { readBpmn } from '../read-bpmn.ts'
import { writeBpmn } from '../write-bpmn.ts'

/** What the thread that reads files of others does with one. */
export async function work({ kind, xml, ...options }: ReaderOrder): Promise<ReaderAnswer> {
  return kind === 'write'
    ? { written: await writeBpmn(xml) }
    : { read: await readBpmn(xml, { ...options, checkFeel: faultOfFeel }) }
}
