import type { OfflineIntake } from '@motcua/contracts/offline.ts'
import { useEffect, useState } from 'react'
import { say } from '../lib/language.ts'
import { type Content, type OwnDevice, openPhoto } from './device-store.ts'
import { OUTBOX, TAKE } from './offline-texts.ts'

/** All that is in a command, so that it can be typed again: every field, every photograph. Never printed. */
export function KeptContent({ device, n, content, photos }: {
  readonly device: OwnDevice; readonly n: number; readonly content: Content; readonly photos: readonly string[]
}) {
  return (
    <section className="slip screen-only" aria-label={say(OUTBOX.content)}>
      <h2>{say(OUTBOX.content)}</h2>
      {content.kind === 'intake' && (
        <dl>{fieldsOf(content.command).map(({ label, text }) => (
          <div key={label}><dt>{label}</dt><dd><bdi>{text}</bdi></dd></div>
        ))}</dl>
      )}
      {photos.map((sha256, nth) => (
        <KeptPhoto key={sha256} device={device} n={n} sha256={sha256} name={say(OUTBOX.photo, { n: nth + 1 })} />
      ))}
    </section>
  )
}

/** What the slip leaves out of an intake: whose it is and where the result goes. */
export function fieldsOf(command: string): { readonly label: string; readonly text: string }[] {
  const { body: { applicant, delivery, deliveryAddress } } = JSON.parse(command) as { readonly body: OfflineIntake }
  const { kind, fullName, number, birth, sex, phone } = applicant
  return [
    { label: say(TAKE.kind), text: say(kind === 'citizen' ? TAKE.citizen : TAKE.organisation) },
    { label: say(TAKE.fullName), text: fullName }, { label: say(TAKE.number), text: number },
    { label: say(TAKE.birth), text: birth ?? '' },
    { label: say(TAKE.sex), text: sex === undefined ? '' : say(sex === 'nam' ? TAKE.male : TAKE.female) },
    { label: say(TAKE.phone), text: phone ?? '' },
    { label: say(TAKE.delivery), text: say(delivery === 'post' ? TAKE.post : TAKE.counter) },
    { label: say(TAKE.address), text: deliveryAddress ?? '' },
  ].filter(({ text }) => text !== '')
}

function KeptPhoto({ device, n, sha256, name }: {
  readonly device: OwnDevice; readonly n: number; readonly sha256: string; readonly name: string
}) {
  const [photo, setPhoto] = useState<{ readonly url: string; readonly type: string }>()
  useEffect(() => {
    let [url, isGone] = ['', false]
    void openPhoto(device, n, sha256).then((blob) => {
      if (!blob || isGone) return
      url = URL.createObjectURL(blob)
      setPhoto({ url, type: blob.type })
    })
    return () => {
      isGone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [device, n, sha256])
  if (!photo) return null
  return photo.type === 'application/pdf'
    ? <p><a href={photo.url} target="_blank" rel="noopener">{name}</a></p>
    : <p><img src={photo.url} alt={name} /></p>
}
