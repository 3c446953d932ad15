import type { Json } from './json.ts'
import type { ProcessModel, Timer } from './process-model.ts'
import type { RunPorts } from './run/instance.ts'

/** What an expression of a process may give, as far as it decides where the process goes. */
export type OptionsOf = (expression: string) => readonly Json[]

const NOW = new Date('2000-01-01T00:00:00Z')

/** The answers of all expressions of a process: conditions are true or not, loops go no, one or two rounds. */
export function optionsIn(model: ProcessModel): OptionsOf {
  const options = new Map<string, readonly Json[]>()
  for (const { when } of model.flows) if (when !== null) options.set(when, [true, false])
  for (const node of Object.values(model.nodes)) {
    if ('loop' in node && node.loop) {
      const { count, over, until } = node.loop
      if (until !== null) options.set(until, [true, false])
      if (count !== null) options.set(count, [0, 1, 2])
      if (over !== null) options.set(over, [[], [null], [null, null]])
    }
    if ('correlation' in node && node.correlation !== null) options.set(node.correlation, ['x'])
    if (!('event' in node) || !node.event) continue
    if ('correlation' in node.event && node.event.correlation !== null) options.set(node.event.correlation, ['x'])
    if ('timer' in node.event) options.set(node.event.timer.value, [writtenAs(node.event.timer)])
  }
  return (expression) => options.get(expression) ?? [null]
}

function writtenAs({ form }: Timer): string {
  return form === 'date' ? NOW.toISOString() : form === 'cycle' ? 'R/PT1H' : 'PT1H'
}

/**
 * Makes a move once for each way in which its expressions can be answered. What the program would do at once waits
 * instead: it comes to the same. One step of a token at a time, so that a way in a ring ends where it was before.
 * Undefined where there are more than `most` ways: of twenty conditions at one place there are a million.
 */
export async function tryAll<T>(
  optionsOf: OptionsOf, most: number, move: (ports: RunPorts) => Promise<T>,
): Promise<T[] | undefined> {
  const found: T[] = []
  const scripts: (readonly number[])[] = [[]]
  for (let script = scripts.pop(); script; script = scripts.pop()) {
    if (found.length >= most) return undefined
    found.push(await move(scripted(script)))
  }
  return found

  function scripted(script: readonly number[]): RunPorts {
    const taken: number[] = []
    return {
      now: NOW, mostMoves: 1,
      async evaluate(expression) {
        const options = optionsOf(expression)
        const pick = script[taken.length] ?? 0
        if (script[taken.length] === undefined) {
          for (let other = 1; other < options.length; other += 1) scripts.push([...taken, other])
        }
        taken.push(pick)
        return Promise.resolve({ ok: true, value: options[pick] ?? null })
      },
      decide: async () => Promise.resolve({ ok: true, value: {} }),
      serve: async () => Promise.resolve(undefined),
      dueAfter: () => ({ ok: true, value: NOW }),
    }
  }
}
