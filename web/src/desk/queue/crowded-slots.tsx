import type { CrowdedSlots as Slots } from '@motcua/contracts/queue-appointments.ts'
import { showDay, showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { CROWDED } from './appointment-texts.ts'

/** Where more people are expected than whoever is on duty can see; nothing where none are. */
export function CrowdedSlots({ slots }: { readonly slots: Slots }) {
  if (slots.length === 0) return null
  return (
    <section className="mc-stack" role="status" aria-label={say(CROWDED.title)}>
      <h2>{say(CROWDED.title)}</h2>
      <p>{say(CROWDED.hint)}</p>
      <ul>{slots.map((slot) => (
        <li key={`${slot.startsAt} ${slot.serviceName}`}>{say(slot.places === 0 ? CROWDED.nobody : CROWDED.line, {
          day: showDay(slot.startsAt), from: showTime(slot.startsAt), until: showTime(slot.endsAt),
          service: slot.serviceName, booked: slot.booked, places: slot.places,
        })}</li>
      ))}</ul>
    </section>
  )
}
