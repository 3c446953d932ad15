import type { OfflineIntake } from '@motcua/contracts/offline.ts'
import { useState } from 'react'
import { say } from '../lib/language.ts'
import { AccountField, accountSaid, nameOfAccount } from './account-field.tsx'
import { ApplicantFields, NO_APPLICANT, applicantOf, missingOfApplicant } from './applicant-fields.tsx'
import type { Photo } from './device-store.ts'
import { Field } from './field.tsx'
import { TAKE } from './offline-texts.ts'
import { type FiledPaper, NOT_FILED, PaperField } from './paper-field.tsx'
import { ProcedureChoice } from './procedure-choice.tsx'
import { type Work, useKeeping } from './use-keeping.ts'

/** What somebody hands in where there is no network: who, which procedure, papers with their photographs. */
export function IntakeForm(work: Work) {
  const { procedures, communes, accountReasons = [] } = work.outing
  const [procedureId, setProcedure] = useState('')
  const [communeId, setCommune] = useState('')
  const [applicant, setApplicant] = useState(NO_APPLICANT)
  const [account, setAccount] = useState('')
  const [papers, setPapers] = useState<Readonly<Record<string, FiledPaper>>>({})
  const [byPost, setByPost] = useState(false)
  const [address, setAddress] = useState('')
  const { fault, isBusy, keep } = useKeeping(work)
  const procedure = procedures.find(({ id }) => id === procedureId)
  const isPlaceAsked = procedure !== undefined && procedure.asks !== 'nothing'
  const filed = (procedure?.components ?? [])
    .map((component) => ({ component, paper: papers[component.id] ?? NOT_FILED }))
  const missing = [
    ...procedure ? [] : [say(TAKE.procedure)], ...isPlaceAsked && !communeId ? [say(TAKE.commune)] : [],
    ...missingOfApplicant(applicant), ...accountReasons.length > 0 && !account ? [say(TAKE.account)] : [],
    ...filed.filter(({ component: { required, handling }, paper }) => required === 'always' && handling !== 'data'
      && !isThere(paper)).map(({ component }) => component.name),
    ...byPost && !address.trim() ? [say(TAKE.address)] : [],
  ]
  const photos = filed.flatMap(({ paper }): readonly Photo[] => paper.photos)
  const body = (): OfflineIntake => ({
    procedureId, ...isPlaceAsked && { communeId }, applicant: applicantOf(applicant),
    components: filed.flatMap(({ component: { id, handling }, paper }): OfflineIntake['components'] => {
      const { originals, copies, photos: taken } = paper
      if (handling === 'data') return [{ component: id, how: 'data', originals: 0, copies: 0, photos: [] }]
      if (!isThere(paper)) return []
      const how = handling === 'present' ? 'presented' : 'filed'
      return [{ component: id, how, originals, copies, photos: taken.map(({ sha256 }) => sha256) }]
    }),
    delivery: byPost ? 'post' : 'counter', ...byPost && { deliveryAddress: address.normalize('NFC').trim() },
    ...account && { account: accountSaid(account) },
  })
  const lines = () => [
    { label: say(TAKE.procedure), text: procedure?.name ?? '' },
    ...isPlaceAsked
      ? [{ label: say(TAKE.commune), text: communes.find(({ id }) => id === communeId)?.name ?? '' }] : [],
    { label: say(TAKE.applicant), text: applicantOf(applicant).fullName },
    ...account ? [{ label: say(TAKE.account), text: nameOfAccount(account, accountReasons) }] : [],
    ...filed.filter(({ paper }) => isThere(paper)).map(({ component, paper }) => ({
      label: component.name,
      text: [
        ...paper.originals > 0 ? [`${say(TAKE.originals)}: ${String(paper.originals)}`] : [],
        ...paper.copies > 0 ? [`${say(TAKE.copies)}: ${String(paper.copies)}`] : [],
        ...paper.photos.length > 0 ? [say(TAKE.taken, { count: paper.photos.length })] : [],
      ].join(', '),
    })),
  ]
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      void keep(missing, () => ({ kind: 'intake', body: body(), lines: lines(), photos }))
    }}>
      <h2>{say(TAKE.intake)}</h2>
      <ProcedureChoice procedures={procedures} value={procedureId} onChange={(id) => {
        setProcedure(id)
        setPapers({})
      }} />
      {isPlaceAsked && (
        <Field label={say(TAKE.commune)}>{(known) => (
          <select {...known} value={communeId} onChange={(event) => setCommune(event.target.value)}>
            <option value="">{say(TAKE.choose)}</option>
            {communes.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}</Field>
      )}
      <ApplicantFields value={applicant} onChange={setApplicant} />
      {accountReasons.length > 0 && <AccountField reasons={accountReasons} value={account} onChange={setAccount} />}
      {procedure && <h3>{say(TAKE.papers)}</h3>}
      {filed.map(({ component, paper }) => (
        <PaperField
          key={component.id} component={component} paper={paper}
          onChange={(change) => setPapers((before) => (
            { ...before, [component.id]: { ...before[component.id] ?? NOT_FILED, ...change } }))}
        />
      ))}
      <Field label={say(TAKE.delivery)}>{(known) => (
        <select {...known} value={byPost ? 'post' : 'counter'} onChange={(event) => setByPost(event.target.value === 'post')}>
          <option value="counter">{say(TAKE.counter)}</option><option value="post">{say(TAKE.post)}</option>
        </select>
      )}</Field>
      {byPost && (
        <Field label={say(TAKE.address)}>{(known) => (
          <input {...known} value={address} maxLength={300} onChange={(event) => setAddress(event.target.value)} />
        )}</Field>
      )}
      {fault && <p role="alert" className="fault">{fault}</p>}
      <button type="submit" disabled={isBusy}>{say(TAKE.save)}</button>
    </form>
  )
}

function isThere({ originals, copies, photos }: FiledPaper): boolean {
  return originals + copies + photos.length > 0
}
