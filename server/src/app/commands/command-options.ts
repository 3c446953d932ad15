import { parseArgs } from 'node:util'
import { type CommandIo, quoted } from '../../cli/batch.ts'
import { explainUse } from '../../cli/explain-use.ts'
import { refuseUse } from '../../cli/refuse.ts'
import { type Config, type Environment, environment, readConfig } from '../../platform/config.ts'

/** Reads options, or says how the command is used; `--help` of each command comes here, too. */
export function readOptions<T extends Readonly<Record<string, { type: 'string' | 'boolean' }>>>(
  args: readonly string[], known: T, usage: string, io: CommandIo,
) {
  try {
    const { values } = parseArgs({ args: [...args], options: { ...known, help: { type: 'boolean' } } })
    if (!(values as { help?: boolean }).help) return { values: values as Partial<Record<keyof T, string>> }
    io.stdout(usage)
    return { exit: 0 as const }
  } catch (error) {
    return { exit: refuseUse(io, args, explainUse(error), usage) }
  }
}

/** What is wrong with a port, if anything. */
export function faultOfPort(port: string | undefined): string | undefined {
  if (port === undefined || /^\d{1,5}$/.test(port) && Number(port) <= 65_535) return undefined
  return `--port không nhận ${quoted(port)}. Cần một số từ 0 đến 65535.`
}

/** The configuration of the environment. Throws every fault of it in one message. */
export function configured(overrides: Environment = {}): Config {
  const read = readConfig(environment(), overrides)
  if (!read.ok) throw new Error(read.refusal.text)
  return read.value
}

/** Resolves at the signal that ends a process of an installation. */
export function untilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}
