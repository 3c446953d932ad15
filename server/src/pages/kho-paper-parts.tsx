import type { FactsVersion, KhoPaper } from '../modules/documents/public.ts'
import type { CorrectionRequest } from '../modules/dossiers/public.ts'
import { Control, TextInput } from './controls.tsx'
import { showDate, showMoment } from './in-words.ts'
import { namesOfEntries } from './kho-field-names.ts'
import { KHO } from './kho-texts.ts'
import { type Mistake, PostForm } from './layout.tsx'
import type { Visit } from './visit.ts'

/** What was written down of a paper, version by version: a correction leaves what stood before. */
export function FactVersions({ visit, versions }: { visit: Visit; versions: readonly FactsVersion[] }) {
  const { say, language } = visit
  if (versions.length === 0) return <p className="hint">{say(KHO.noFacts)}</p>
  const names = namesOfEntries(visit)
  return (
    <details>
      <summary>{say(KHO.versions, { count: versions.length })}</summary>
      {versions.map(({ version, at, number, issuedOn, issuerName, reason, data }) => (
        <section key={version}>
          <h2>{say(KHO.version, { version, at: showMoment(at, language) })}</h2>
          <dl>
            {([
              [say(KHO.number), number], [say(KHO.issuedOn), issuedOn && showDate(issuedOn)],
              [say(KHO.issuer), issuerName], ...fieldsOf(names, data),
            ] as const).map(([label, value]) => value !== null && (
              <div key={label}><dt>{label}</dt><dd>{value}</dd></div>
            ))}
          </dl>
          {reason !== null && <p className="hint">{say(KHO.reason, { reason })}</p>}
        </section>
      ))}
    </details>
  )
}

/** Values of the field dictionary under the names that forms give them; what no form names is not for reading. */
function fieldsOf(names: ReadonlyMap<string, string>, data: FactsVersion['data']): (readonly [string, string])[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const name = names.get(key)
    return name !== undefined && (typeof value === 'string' || typeof value === 'number')
      ? [[name, String(value)] as const] : []
  })
}

/** Taking it out, folded away; of what an act keeps it is said why not. */
export function WithdrawForm({ visit, paper, mistakes }: {
  visit: Visit
  paper: KhoPaper
  mistakes: readonly Mistake[]
}) {
  const { say } = visit
  const fault = mistakes.find(({ id }) => id === 'go')?.text
  if (paper.basis === 'law') return <p className="hint" id="go">{say(KHO.byLaw)}</p>
  return (
    <details open={fault !== undefined}>
      <summary>{say(KHO.withdraw)}</summary>
      <p>{say(KHO.withdrawHint)}</p>
      {fault !== undefined && <p className="error">{fault}</p>}
      <PostForm visit={visit} action={`/kho/${paper.publicId}/go`} requestId={crypto.randomUUID()}>
        <button type="submit" id="go" className="plain">{say(KHO.withdrawNow)}</button>
      </PostForm>
    </details>
  )
}

/** What its owner asked to have corrected, the newest first: until when it is answered, or how it was. */
export function CorrectionsAsked({ visit, asked }: { visit: Visit; asked: readonly CorrectionRequest[] }) {
  const { say, language, now } = visit
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="dinh-chinh">
      <h2 id="dinh-chinh">{say(KHO.corrections)}</h2>
      <ul className="messages">{asked.map(({ publicId, text, askedAt, dueAt, answeredAt, outcome, reason }) => (
        <li key={publicId}>
          <p className="hint">{say(KHO.correctAsked, { at: showMoment(askedAt, language) })}</p>
          <p className="said">{text}</p>
          {answeredAt === null
            ? <p className={now > dueAt ? 'ended' : 'yours'}>
              {say(now > dueAt ? KHO.correctLate : KHO.correctDue, { at: showMoment(dueAt, language) })}
            </p>
            : <p><strong>{say(outcome === 'corrected' ? KHO.correctDone : KHO.correctRefused)}</strong>{' '}
              {say(KHO.correctAnswer, { at: showMoment(answeredAt, language), reason: reason ?? '' })}</p>}
        </li>
      ))}</ul>
    </section>
  )
}

/** What is wrong with it, to the unit that settled the dossier in which it was accepted. */
export function CorrectForm({ visit, at, typed, mistakes }: {
  visit: Visit
  at: string
  typed: string
  mistakes: readonly Mistake[]
}) {
  const { say } = visit
  const fault = mistakes.find(({ id }) => id === 'sai')?.text
  return (
    <details open={fault !== undefined}>
      <summary>{say(KHO.correct)}</summary>
      <PostForm visit={visit} action={at} requestId={crypto.randomUUID()}>
        <Control id="sai" label={say(KHO.correctWhat)} hint={say(KHO.correctHint)} error={fault}>
          {(described) => <TextInput {...described} name="sai" value={typed} isMultiline most={1_000} />}
        </Control>
        <button type="submit" className="plain">{say(KHO.correctSend)}</button>
      </PostForm>
    </details>
  )
}
