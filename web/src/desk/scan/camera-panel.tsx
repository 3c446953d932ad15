import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { now } from '../../lib/clock.ts'
import { SCAN } from './scan-texts.ts'
import { type ShotPage, blobOf, fileOfPages, shootPage, turnPage } from './shoot-page.ts'
import { useCamera } from './use-camera.ts'

interface CameraPanelProps {
  /** The paper that is photographed. */
  label: string
  /** All pages as one file. */
  onDone: (file: File) => void
  onClose: () => void
}

/** Photographs a paper page by page; pages can be turned, moved and taken away before they become one file. */
export function CameraPanel({ label, onDone, onClose }: CameraPanelProps) {
  const [deviceId, setDeviceId] = useState<string>()
  const { video, camera } = useCamera(deviceId)
  const [pages, setPages] = useState<readonly ShotPage[]>([])
  const [said, setSaid] = useState('')
  const shutter = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLElement>(null)
  const isOpen = camera.state === 'open'
  useEffect(() => { if (isOpen) shutter.current?.focus() }, [isOpen])
  useEffect(() => panel.current?.focus(), [])

  const shoot = async () => {
    if (!video.current) return
    const page = await shootPage(video.current)
    setPages((before) => [...before, page])
    setSaid(say(SCAN.shot, { page: pages.length + 1 }))
  }
  const turn = async (page: ShotPage) => {
    const turned = await turnPage(page)
    setPages((before) => before.map((one) => one.key === page.key ? turned : one))
  }
  const move = (nth: number, by: number) => setPages((before) => {
    const [page, other] = [before[nth], before[nth + by]]
    if (!page || !other) return before
    return before.map((one) => one === page ? other : one === other ? page : one)
  })
  const drop = (nth: number) => {
    setPages((before) => before.filter((_, place) => place !== nth))
    setSaid(say(SCAN.dropped, { page: nth + 1 }))
    shutter.current?.focus() // the button that had it is gone
  }
  const done = () => onDone(fileOfPages(pages, say(SCAN.fileName, { at: showTime(now()).replace(':', '.') })))

  return (
    <section
      ref={panel} tabIndex={-1} className="mc-inset mc-camera" aria-label={say(SCAN.panel, { label })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      {camera.state === 'opening' && <p role="status">{say(SCAN.opening)}</p>}
      {camera.state !== 'opening' && !isOpen && <p role="alert" className="mc-error">{say(SCAN[camera.state])}</p>}
      <video ref={video} hidden={!isOpen} muted playsInline aria-label={say(SCAN.seen)} />
      {isOpen && <p className="mc-quiet">{say(SCAN.hint)}</p>}
      {camera.devices.length > 1 && (
        <NativeSelect
          label={say(SCAN.camera)} value={deviceId ?? camera.devices[0]?.id ?? ''}
          onChange={(event) => setDeviceId(event.currentTarget.value)}
          data={camera.devices.map(({ id, name }, nth) => ({
            value: id, label: name || say(SCAN.cameraNth, { nth: nth + 1 }),
          }))}
        />
      )}
      <p className="mc-hidden" role="status">{said}</p>
      {pages.length > 0 && (
        <ol className="mc-shots" aria-label={say(SCAN.pages)}>
          {pages.map((page, nth) => (
            <li key={page.key}>
              <Shot page={page} name={say(SCAN.page, { page: nth + 1 })} />
              <span className="mc-number">{say(SCAN.page, { page: nth + 1 })}</span>
              <PageButton name={say(SCAN.turn)} page={nth + 1} onPress={() => void turn(page)} />
              <PageButton name={say(SCAN.up)} page={nth + 1} isOff={nth === 0} onPress={() => move(nth, -1)} />
              <PageButton
                name={say(SCAN.down)} page={nth + 1} isOff={nth === pages.length - 1} onPress={() => move(nth, 1)}
              />
              <PageButton name={say(SCAN.drop)} page={nth + 1} onPress={() => drop(nth)} />
            </li>
          ))}
        </ol>
      )}
      <div className="mc-row">
        <Button ref={shutter} disabled={!isOpen} onClick={() => void shoot()}>
          {say(SCAN.shoot, { page: pages.length + 1 })}
        </Button>
        {pages.length > 0 && <Button onClick={done}>{say(SCAN.send, { count: pages.length })}</Button>}
        <Button variant="default" onClick={onClose}>{say(SCAN.cancel)}</Button>
      </div>
    </section>
  )
}

interface PageButtonProps {
  name: string
  page: number
  isOff?: boolean
  onPress: () => void
}

function PageButton({ name, page, isOff = false, onPress }: PageButtonProps) {
  return (
    <button
      type="button" className="mc-link-button" aria-disabled={isOff} onClick={() => { if (!isOff) onPress() }}
    >
      {name}<span className="mc-hidden">{say(SCAN.ofPage, { page })}</span>
    </button>
  )
}

/** Drawn on a canvas, small. */
function Shot({ page, name }: { page: ShotPage; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isGone = false
    createImageBitmap(blobOf(page), { resizeHeight: 160, resizeQuality: 'medium' }).then((picture) => {
      const place = canvas.current
      if (isGone || !place) return
      place.width = picture.width
      place.height = picture.height
      place.getContext('2d')?.drawImage(picture, 0, 0)
    }, () => undefined) // it stands in the file all the same
    return () => { isGone = true }
  }, [page])
  return <canvas ref={canvas} width={60} height={80} role="img" aria-label={name} />
}
