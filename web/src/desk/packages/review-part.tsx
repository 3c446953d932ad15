import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useLook, usePackageDeed } from './packages-data.ts'
import { PACKAGES, STANDING } from './packages-texts.ts'

/** Handing in, returning, dropping, publishing: by two people, each warning with its reason. */
export function ReviewPart({ found }: { found: PackageDetail }) {
  const { id, revision, standing, mayEdit, mayReview, deeds, release } = found
  const [note, setNote] = useState('')
  const [from, setFrom] = useState<string | undefined>(() => dayOf(now()))
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const findings = useLook(id, 'findings', revision)
  const deed = usePackageDeed(() => announce(say(PACKAGES.done)))
  const go = (noun: string, body: object) =>
    deed.mutate({ path: `/api/packages/${id}/${noun}`, body: { revision, ...body } })
  const all = findings.data?.findings ?? []
  const warnings = all.filter(({ severity }) => severity === 'warning')
  const keyOf = ({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`
  const accepted = warnings.map((one) =>
    ({ code: one.code, pointer: one.pointer, reason: reasons[keyOf(one)] ?? '' }))
  return <>
    <FormRefusal error={deed.error} />
    {standing === 'draft' && mayEdit && <div className="mc-row mc-row-end">
      <TextInput label={say(PACKAGES.note)} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Button loading={deed.isPending} onClick={() => go('submission', { note })}>{say(PACKAGES.submit)}</Button>
      <Button variant="default" loading={deed.isPending} onClick={() => go('drop', { note })}>
        {say(PACKAGES.drop)}
      </Button>
    </div>}
    {standing === 'in-review' && !mayReview && <p>{say(PACKAGES.notYou)}</p>}
    {standing === 'in-review' && mayReview && <>
      {all.filter(({ severity }) => severity === 'error').map(({ text }, nth) =>
        <p key={nth} className="mc-error">{text}</p>)}
      {warnings.map((one) => <TextInput key={keyOf(one)} label={`${one.text} — ${say(PACKAGES.reason)}`}
        value={reasons[keyOf(one)] ?? ''} maxLength={1_000}
        onChange={(event) => setReasons({ ...reasons, [keyOf(one)]: event.currentTarget.value })} />)}
      <DayField id="ap-dung-tu" label={say(PACKAGES.from)} value={from ?? ''} onChange={setFrom} />
      <div className="mc-row"><Button loading={deed.isPending} disabled={!findings.data}
        onClick={() => go('publication', { from, accepted })}>{say(PACKAGES.publish)}</Button></div>
      <div className="mc-row mc-row-end">
        <TextInput label={say(PACKAGES.note)} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <Button variant="default" loading={deed.isPending} onClick={() => go('return', { note })}>
          {say(PACKAGES.giveBack)}
        </Button>
      </div>
    </>}
    {release && <p>{say(PACKAGES.released, { from: release.validFrom, who: release.by })}</p>}
    <section className="mc-panel"><h2>{say(PACKAGES.history)}</h2>
      <ul>{deeds.map((one) => <li key={one.at}>{say(PACKAGES.deed, {
        what: say(STANDING[one.kind]), revision: one.revision, who: one.by, at: showShortMoment(one.at),
      })} {one.note}</li>)}</ul>
    </section>
  </>
}
