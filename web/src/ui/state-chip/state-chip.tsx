import type { Tone } from '../../lib/states.ts'

/** A state said three times over: by colour, by icon, by word. The icon is silent, the word is what is read aloud. */
export function StateChip({ text, tone, icon }: { text: string; tone: Tone; icon: string }) {
  return (
    <span className="mc-chip" data-tone={tone}>
      <span aria-hidden="true" className="mc-chip-icon">{icon}</span>
      {text}
    </span>
  )
}
