/** What a clerk who looks at parcels, and not at the screen, hears of a code: one high sign, or two low ones. */
export type Heard = 'right' | 'wrong'

interface Tone { readonly hertz: number; readonly at: number; readonly seconds: number }

const TONES: Readonly<Record<Heard, readonly Tone[]>> = {
  right: [{ hertz: 1_320, at: 0, seconds: 0.12 }],
  wrong: [{ hertz: 220, at: 0, seconds: 0.22 }, { hertz: 180, at: 0.28, seconds: 0.3 }],
}

/** The tones of an answer, in their order; no two answers sound alike. */
export function tonesOf(heard: Heard): readonly Tone[] {
  return TONES[heard]
}

let context: AudioContext | undefined

/** Plays it; a browser without sound stays silent, and the words are there all the same. */
export function playHeard(heard: Heard): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  void context.resume()
  for (const { hertz, at, seconds } of tonesOf(heard)) {
    const [oscillator, gain] = [context.createOscillator(), context.createGain()]
    const from = context.currentTime + at
    oscillator.frequency.value = hertz
    oscillator.type = heard === 'right' ? 'sine' : 'square'
    gain.gain.value = 0.2
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(from + seconds)
  }
}
