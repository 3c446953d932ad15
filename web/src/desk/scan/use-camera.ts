import { useEffect, useRef, useState } from 'react'

/** Why there is no picture: not allowed, no camera, taken by another program, or the page is not opened by https. */
export type CameraTrouble = 'refused' | 'none' | 'busy' | 'unsafe'

export interface Camera {
  readonly state: 'opening' | 'open' | CameraTrouble
  readonly devices: readonly { readonly id: string; readonly name: string }[]
}

/** As large as the camera can: a sheet of A4 at 200 dots an inch is 1654 by 2339. */
const WANTED = { width: { ideal: 3840 }, height: { ideal: 2160 } } as const

/** Shows the camera in a video as long as the component stands; the light of the camera goes out with it. */
export function useCamera(deviceId: string | undefined) {
  const video = useRef<HTMLVideoElement>(null)
  const [camera, setCamera] = useState<Camera>({ state: 'opening', devices: [] })
  useEffect(() => {
    let stream: MediaStream | undefined
    let isOver = false
    const close = () => { for (const track of stream?.getTracks() ?? []) track.stop() }
    setCamera((before) => ({ ...before, state: 'opening' }))
    openCamera(deviceId).then(async (opened) => {
      stream = opened.stream
      if (isOver || !video.current) {
        close()
        return
      }
      video.current.srcObject = stream
      await video.current.play()
      setCamera({ state: 'open', devices: opened.devices })
      stream.getVideoTracks()[0]?.addEventListener('ended', () => setCamera({ state: 'none', devices: [] }))
    }).catch((error: unknown) => { if (!isOver) setCamera({ state: troubleOf(error), devices: [] }) })
    return () => {
      isOver = true
      close()
    }
  }, [deviceId])
  return { video, camera }
}

async function openCamera(deviceId: string | undefined) {
  // Browsers leave it out where a page is not safe, whatever the types say.
  const media = navigator.mediaDevices as MediaDevices | undefined
  if (!media) throw new DOMException('not opened by https', 'SecurityError')
  const which = deviceId === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } }
  const stream = await media.getUserMedia({ video: { ...WANTED, ...which }, audio: false })
  const found = await media.enumerateDevices().catch(() => [])
  const devices = found.filter(({ kind }) => kind === 'videoinput').map(({ deviceId: id, label }) => ({ id, name: label }))
  return { stream, devices }
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return 'refused'
  if (name === 'SecurityError') return 'unsafe'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none'
}
