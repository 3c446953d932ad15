import type { BpmnReader, ProcessModel, ReadBpmn } from '../modules/workflow/public.ts'

export interface NamedFile { readonly file: string; readonly xml: string }

/**
 * Reads files of which one may call the process of another: each is read with those that it calls, whatever their
 * order. Answers what was read, in the order of the files.
 */
export async function readTogether(
  reader: BpmnReader, files: readonly NamedFile[], process: string | undefined,
): Promise<ReadBpmn[]> {
  const alone: ReadBpmn[] = []
  for (const { xml } of files) alone.push(await reader.read(xml, { process }))
  const done = new Map<string, ProcessModel>()
  return Promise.all(files.map(async ({ xml }, nth) => {
    const first = alone[nth]
    if (!first) throw new Error('each file was read')
    return first.calls.length === 0 ? first : reader.read(xml, { process, called: await calledBy(first.calls, []) })
  }))

  async function calledBy(keys: readonly string[], around: readonly string[]) {
    const called: Record<string, ProcessModel | 'circle'> = {}
    for (const key of keys) {
      const model = around.includes(key) ? 'circle' : await find(key, around)
      if (model) called[key] = model
    }
    return called
  }

  /** A process that calls others is sound only with them, so that it is asked for by its key in each file. */
  async function find(key: string, around: readonly string[]): Promise<ProcessModel | undefined> {
    const known = done.get(key)
    if (known) return known
    for (const { xml } of files) {
      const read = await reader.read(xml, { process: key })
      const whole = read.calls.length === 0
        ? read
        : await reader.read(xml, { process: key, called: await calledBy(read.calls, [...around, key]) })
      if (whole.model) {
        done.set(key, whole.model)
        return whole.model
      }
    }
    return undefined
  }
}
