import type { Stage } from './stage.ts'

/** Moves the demonstration's clock to a moment in Viet Nam; the server follows within a second. */
export async function moveClock(stage: Stage, day: string, time: string): Promise<void> {
  const body = JSON.stringify({ at: `${day}T${time}:00+07:00` })
  const answer = await fetch(`${stage.url}/demo/clock`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body,
  })
  if (!answer.ok) throw new Error(`the clock does not move: ${answer.status} ${await answer.text()}`)
  stage.say(`the clock is moved to ${day} ${time}`)
}

/** So many days from a day, weekends and holidays not looked at. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The next day from Monday to Friday in that direction, the day itself not counted. */
export function weekdayFrom(day: string, step: 1 | -1): string {
  const next = dayAfter(day, step)
  return [0, 6].includes(new Date(next).getUTCDay()) ? weekdayFrom(next, step) : next
}

/** The day of a moment as pages write it: `17:00 thứ Sáu 09/07/2021`. */
export function dayWritten(text: string): string {
  const [, day = '', month = '', year = ''] = /(\d\d)\/(\d\d)\/(\d{4})/.exec(text) ?? []
  return `${year}-${month}-${day}`
}
