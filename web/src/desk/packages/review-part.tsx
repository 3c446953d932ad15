import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { FindingList } from './finding-list.tsx'
import { useLook, usePackageDeed } from './packages-data.ts'
import { PACKAGES, STANDING } from './packages-texts.ts'

interface ReviewPartProps { found: PackageDetail; onLook: (pointer: string) => void }

/** Handing in, returning, dropping, publishing: by two people, each warning with its reason. */
export function ReviewPart({ found, onLook }: ReviewPartProps) {
  const { id, revision, standing, mayEdit, mayReview, wroteIt, deeds, release } = found
  const [note, setNote] = useState('')
  const [isDropping, setIsDropping] = useState(false)
  const findings = useLook(id, 'findings', revision)
  const deed = usePackageDeed(() => {
    setNote('')
    announce(say(PACKAGES.done))
  })
  const go = (noun: string, body: object) =>
    deed.mutate({ path: `/api/packages/${id}/${noun}`, body: { revision, ...body } })
  const errors = findings.data?.findings.filter(({ severity }) => severity === 'error') ?? []
  const noteField = (hint: string) => <TextInput label={hint} value={note} maxLength={2_000}
    onChange={(event) => setNote(event.currentTarget.value)} />
  return <>
    <FormRefusal error={deed.error} />
    {(standing === 'draft' || standing === 'in-review')
      && <FindingList title={say(PACKAGES.errors)} findings={errors} onLook={onLook} />}
    {standing === 'draft' && mayEdit && <section className="mc-panel mc-stack" aria-label={say(PACKAGES.submit)}>
      <h2>{say(PACKAGES.submit)}</h2>
      <p>{say(errors.length > 0 ? PACKAGES.submitWrong : PACKAGES.submitHint)}</p>
      <div className="mc-row mc-row-end">
        {noteField(say(PACKAGES.noteToReviewer))}
        <Button loading={deed.isPending} disabled={!findings.data || errors.length > 0}
          onClick={() => go('submission', { note })}>{say(PACKAGES.submit)}</Button>
        <Button variant="default" onClick={() => setIsDropping(true)}>{say(PACKAGES.drop)}</Button>
      </div>
      {isDropping && <ConfirmPanel title={say(PACKAGES.dropSure)} confirmLabel={say(PACKAGES.drop)}
        onCancel={() => setIsDropping(false)} onConfirm={() => {
          setIsDropping(false)
          go('drop', { note })
        }} />}
    </section>}
    {standing === 'in-review' && !mayReview && <p>{say(wroteIt ? PACKAGES.notYou : PACKAGES.inReview)}</p>}
    {standing === 'in-review' && mayReview && <>
      <Publish key={revision} found={found} isPending={deed.isPending}
        onPublish={(body) => go('publication', body)} />
      <section className="mc-panel mc-stack" aria-label={say(PACKAGES.giveBack)}>
        <h2>{say(PACKAGES.giveBack)}</h2>
        <div className="mc-row mc-row-end">
          {noteField(say(PACKAGES.whyBack))}
          <Button variant="default" loading={deed.isPending} disabled={note.trim() === ''}
            onClick={() => go('return', { note })}>{say(PACKAGES.giveBack)}</Button>
        </div>
      </section>
    </>}
    {release && <section className="mc-panel mc-stack" aria-label={say(STANDING.published)}>
      <h2>{say(STANDING.published)}</h2>
      <p>{say(PACKAGES.released, { from: showDay(release.validFrom), who: release.by })}</p>
      {release.accepted.length > 0 && <>
        <h3>{say(PACKAGES.accepted)}</h3>
        <ul>{release.accepted.map(({ text, reason }, nth) => <li key={nth}>{text}: {reason}</li>)}</ul>
      </>}
    </section>}
    {deeds.length > 0 && <section className="mc-panel"><h2>{say(PACKAGES.history)}</h2>
      <ul>{deeds.map((one) => <li key={one.at}>{say(PACKAGES.deed, {
        what: say(STANDING[one.kind]), revision: one.revision, who: one.by, at: showShortMoment(one.at),
      })}{one.note !== '' && `: ${one.note}`}</li>)}</ul>
    </section>}
  </>
}

function Publish({ found, isPending, onPublish }: {
  found: PackageDetail
  isPending: boolean
  onPublish: (body: object) => void
}) {
  const { id, revision } = found
  const [from, setFrom] = useState<string | undefined>(() => dayOf(now()))
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const findings = useLook(id, 'findings', revision)
  const warnings = findings.data?.findings.filter(({ severity }) => severity === 'warning') ?? []
  const keyOf = ({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`
  const accepted = warnings.map((one) =>
    ({ code: one.code, pointer: one.pointer, reason: reasons[keyOf(one)] ?? '' }))
  const isAnswered = accepted.every(({ reason }) => reason.trim() !== '')
  return <section className="mc-panel mc-stack" aria-label={say(PACKAGES.publish)}>
    <h2>{say(PACKAGES.publish)}</h2>
    {warnings.length > 0 && <p>{say(PACKAGES.warningsHint)}</p>}
    {warnings.map((one) => <TextInput key={keyOf(one)} label={`${one.text} — ${say(PACKAGES.reason)}`}
      value={reasons[keyOf(one)] ?? ''} maxLength={1_000}
      onChange={(event) => setReasons({ ...reasons, [keyOf(one)]: event.currentTarget.value })} />)}
    <DayField id="ap-dung-tu" label={say(PACKAGES.from)} value={from ?? ''} onChange={setFrom} />
    <div className="mc-row">
      <Button loading={isPending} disabled={!findings.data || !isAnswered}
        onClick={() => onPublish({ from, accepted })}>{say(PACKAGES.publish)}</Button>
      {!isAnswered && <p className="mc-quiet">{say(PACKAGES.reasonsOpen)}</p>}
    </div>
  </section>
}
