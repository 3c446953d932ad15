import {
  type ChildLoggerOptions, type DestinationStream, type Logger, type LoggerOptions, pino, stdTimeFunctions,
} from 'pino'
import type { LogLevel } from './config.ts'

export type Log = Logger

/** What a line may carry. A field that is not here is left out: nobody remembers each time which ones name a person. */
const FIELDS = new Set([
  'requestId', 'reqId', 'method', 'route', 'status', 'ms', 'code', 'constraint', 'table', 'type', 'stack', 'err', 'req',
  'res', 'job', 'attempt', 'event', 'dossierId', 'count', 'port', 'address', 'profile', 'consumer', 'message',
  'version', 'signal', 'room', 'migration', 'bytes', 'seconds', 'account', 'file', 'copy',
])

/**
 * JSON lines in UTC, by the machine's clock. No line holds a person: only fields of a list pass, headers, bodies and
 * query strings never, and in texts whatever looks like a number of somebody, a phone or a mail address is blotted out.
 */
export function openLog(level: LogLevel, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: allowed, bindings: () => ({}) },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args as unknown[]
        const error = first instanceof Error ? first : (Object(first) as { readonly err?: unknown }).err
        // Else the message of the error, as it is, would become that of the line.
        const texts = rest.length === 0 && error !== undefined ? [showError(error).message] : rest.map(blotted)
        method.apply(this, [blotted(first), ...texts] as typeof args)
      },
    },
  }
  const log = destination ? pino(options, destination) : pino(options)
  // What a child log carries passes by no formatter of its parent; children inherit this door.
  const inherited: unknown = Reflect.get(log, 'child')
  const child = inherited as (this: Log, bindings: object, more?: ChildLoggerOptions) => Log
  return Object.assign(log, {
    child(this: Log, bindings: object, more?: ChildLoggerOptions) {
      return child.call(this, allowed(bindings), more)
    },
  })
}

/**
 * What nobody caught ends the program, as it does by itself, but as a line of the log: Node would print every field of
 * the error, and PostgreSQL's hold whole rows.
 */
export function logCrash(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught')
    process.exit(1)
  })
}

function allowed(fields: object): Record<string, unknown> {
  const shown = Object.entries(fields).filter(([key]) => FIELDS.has(key)).map(([key, value]): [string, unknown] => {
    if (key === 'err') return [key, showError(value)]
    if (key === 'req') return ['request', showRequest(value as Request)]
    if (key === 'res') return ['response', { status: (value as { readonly statusCode?: unknown }).statusCode }]
    return [key, plain(value)]
  })
  return Object.fromEntries(shown)
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'object' && value !== null ? allowed(value) : blotted(value)
}

const BLOTS: readonly (readonly [RegExp, string])[] = [
  [/[^\s@"'<>]{1,64}@[^\s@"'<>]{1,255}/g, '[mail]'],
  // Eight digits and more, as people write them; an id, a port or a year is shorter. A uuid is nobody's name.
  [/(?<![0-9a-f-])\+?\d(?:[ .-]?\d){7,}(?![0-9a-f]*-[0-9a-f]{4}-)/gi, '[number]'],
]

function blotted(value: unknown): unknown {
  return typeof value === 'string' ? BLOTS.reduce((text, [shape, blot]) => text.replace(shape, blot), value) : value
}

interface Failure {
  readonly name?: string
  readonly message?: string
  readonly stack?: string
  readonly code?: string
  readonly constraint?: string
  readonly table?: string
}

/**
 * PostgreSQL repeats what it was given: in quotes in the message, and whole rows in `detail`. So its quotes are
 * emptied, and of the rest only the names of constraint and table are kept.
 */
function showError(error: unknown) {
  const { name, message = '', stack = '', code, constraint, table } = Object(error) as Failure
  const isQuoting = 'severity' in Object(error)
  const clean = (text: string) => blotted(isQuoting ? text.replace(/"[^"\n]*"/g, '"…"') : text)
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n')
  return { type: name, message: clean(message), code, constraint, table, stack: places }
}

interface Request {
  readonly id?: unknown
  readonly method?: unknown
  readonly routeOptions?: { readonly url?: unknown }
}

/** The route as it is declared and not as it was called: an address may hold a token. */
function showRequest({ id, method, routeOptions }: Request): object {
  return { requestId: id, method, route: routeOptions?.url }
}
