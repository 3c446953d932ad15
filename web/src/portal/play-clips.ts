import type { Clip } from './call-clips.ts'

/** Milliseconds after which a clip that neither ends nor fails is passed over; none is so long. */
const LONGEST = 5_000

export interface Player {
  /** Plays them one after the other. Throws where the browser makes no sound before it is touched. */
  play(clips: readonly Clip[]): Promise<void>
}

/** One element for each clip, made once: what plays for weeks makes no new ones. `onSilent` is told of a refusal. */
export function openPlayer(addresses: Readonly<Record<string, string>>, onSilent: (isSilent: boolean) => void): Player {
  const sounds = new Map(Object.entries(addresses).map(([clip, address]) => {
    const sound = new Audio(address)
    sound.preload = 'auto'
    return [clip, sound] as const
  }))
  return {
    async play(clips) {
      for (const clip of clips) {
        const sound = sounds.get(clip)
        if (sound) await playOne(sound, onSilent)
      }
    },
  }
}

/** A clip that failed is fetched again; one that cannot be played now is passed over, and the rest is said. */
async function playOne(sound: HTMLAudioElement, onSilent: (isSilent: boolean) => void): Promise<void> {
  if (sound.error) sound.load()
  let timer: ReturnType<typeof setTimeout> | undefined
  const isOver = new Promise<void>((done) => {
    timer = setTimeout(done, LONGEST)
    sound.onended = sound.onerror = () => done()
  })
  const isBegun = begin(sound, onSilent)
  // A fetch that stalls never begins and never fails.
  if (await Promise.race([isBegun, isOver.then(() => false)])) await isOver
  clearTimeout(timer)
}

/** Whether it plays. Throws only where the browser makes no sound before it is touched. */
async function begin(sound: HTMLAudioElement, onSilent: (isSilent: boolean) => void): Promise<boolean> {
  try {
    sound.currentTime = 0
    await sound.play()
    onSilent(false)
    return true
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotAllowedError')) return false
    onSilent(true)
    throw error
  }
}
