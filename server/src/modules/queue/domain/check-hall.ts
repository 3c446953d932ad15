import { asRead } from '../../../kernel/vietnamese-text.ts'
import type { Hall } from './hall.ts'

/** What is wrong with a hall, and with what: a code of a service, or the number of a counter. */
export interface HallFault {
  readonly code:
    | 'hall-service-twice' | 'hall-name-twice' | 'hall-digit-twice' | 'hall-counter-twice' | 'hall-service-unknown'
    | 'hall-service-unserved' | 'hall-quick-minutes'
  readonly of: string
}

/**
 * What a schema cannot say of a hall: each thing once, counters of services that there are, each service served, and
 * where a counter is quick how many minutes are short.
 */
export function faultsOfHall({ services, counters, quickMinutes }: Hall): readonly HallFault[] {
  const codes = services.map(({ code }) => code)
  const unserved = codes.filter((code) => !counters.some((counter) => counter.services.includes(code)))
  const unknown = counters.flatMap(({ number, services: served }) =>
    served.filter((code) => !codes.includes(code)).map((code) => `${number}: ${code}`))
  const quick = quickMinutes === undefined ? counters.find(({ isQuick }) => isQuick) : undefined
  const say = (code: HallFault['code'], all: readonly (string | number)[]) => all.map((of) => ({ code, of: String(of) }))
  return [
    ...say('hall-service-twice', twice(codes)),
    ...say('hall-name-twice', twice(services.map(({ name }) => asRead(name)))),
    ...say('hall-digit-twice', twice(services.map(({ digit }) => digit))),
    ...say('hall-counter-twice', twice(counters.map(({ number }) => number))),
    ...say('hall-service-unknown', unknown), ...say('hall-service-unserved', unserved),
    ...quick ? say('hall-quick-minutes', [quick.number]) : [],
  ]
}

function twice<T>(all: readonly T[]): T[] {
  return [...new Set(all.filter((one, at) => all.indexOf(one) !== at))]
}
