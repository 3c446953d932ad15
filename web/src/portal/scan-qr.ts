import type { Text } from '@motcua/contracts/texts.ts'
import { say } from './page-language.ts'
import { type QrReader, qrReader } from './read-qr.ts'
import { CHECKING } from './verify-page-texts.ts'

/** Milliseconds: often enough for a hand that moves, seldom enough for a cheap phone. */
const BETWEEN_LOOKS = 200

export interface ScanField {
  /** The text of a code that the camera saw. */
  readonly onText: (text: string) => void
  /** Why there is none. */
  readonly onFault: (text: Text) => void
}

/** A button that opens the camera, and its picture; nothing where there is no camera to ask for. */
export function scanField({ onText, onFault }: ScanField): HTMLElement[] {
  if (!('mediaDevices' in navigator)) return []
  const [button, video] = [document.createElement('button'), document.createElement('video')]
  Object.assign(button, { type: 'button', className: 'plain', textContent: say(CHECKING.camera) })
  Object.assign(video, { hidden: true, muted: true, playsInline: true, className: 'camera' })
  let stream: MediaStream | undefined
  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = undefined
    video.hidden = true
    button.textContent = say(CHECKING.camera)
  }
  const look = async (read: QrReader): Promise<void> => {
    if (!stream) return
    const text = await read(video)
    if (text === undefined) {
      setTimeout(() => void look(read), BETWEEN_LOOKS)
      return
    }
    stop()
    onText(text)
  }
  const start = async (): Promise<void> => {
    const reader = qrReader()
    const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      .catch(() => undefined)
    if (!opened) {
      await reader.catch(() => undefined)
      onFault(CHECKING.noCamera)
      return
    }
    stream = opened
    Object.assign(video, { srcObject: opened, hidden: false })
    button.textContent = say(CHECKING.stop)
    const read = await reader.catch(() => undefined)
    if (read) {
      await video.play()
      await look(read)
      return
    }
    stop()
    onFault(CHECKING.noReader)
  }
  button.addEventListener('click', () => {
    if (stream) stop()
    else void start()
  })
  return [button, video]
}
