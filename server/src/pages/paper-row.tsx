import { labelIn } from '@motcua/forms/label-in.ts'
import type { ReactNode } from 'react'
import type { DraftPaper } from '../modules/dossiers/public.ts'
import type { HalfSent } from './half-sent.ts'
import type { SignaturesFound } from '../modules/documents/public.ts'
import type { FoundPaper } from '../modules/reuse/public.ts'
import { heldPaperOf, sayHeld } from './held-here.ts'
import { pagesOf, showSize } from './in-words.ts'
import { type Journey, askedPapers, fileFieldsOf, rootOf } from './journey.ts'
import { PostForm } from './layout.tsx'
import { PAPERS } from './papers-texts.ts'
import { limitsOf } from './take-files.ts'
import { SignatureNotes } from './signature-notes.tsx'
import type { Visit } from './visit.ts'

/** A paper as it is asked for: a component, or a file of the form. */
export interface PaperRow {
  readonly id: string
  readonly name: string
  readonly why: string
  readonly isNeeded: boolean
  /** Of a person: shown as what it is, before and after it is sent. */
  readonly isPhotograph?: boolean
}

/** Everything that is asked for on the page of papers. */
export function rowsOf(journey: Journey): readonly PaperRow[] {
  const { say } = journey.visit
  return [
    ...askedPapers(journey).map(({ component: { id, name, condition, required, originals }, isNeeded }) => ({
      id, name, isNeeded,
      why: [
        say(isNeeded ? PAPERS.needed : required === 'optional' ? PAPERS.optional : PAPERS.conditional),
        condition && `${condition}.`, originals > 0 && say(PAPERS.fromOriginal),
      ].filter(Boolean).join(' '),
    })),
    ...fileFieldsOf(journey).map((field) => ({
      id: field.key, name: labelIn(journey.visit.language, field), isNeeded: field.required !== 'never',
      why: field.help ?? '',
      isPhotograph: field.widget === 'photograph',
    })),
  ]
}

interface PaperProps {
  journey: Journey
  row: PaperRow
  halfSent: readonly HalfSent[]
  fault: string | undefined
  /** Hashes of files that the antivirus has not spoken of. */
  checking: ReadonlySet<string>
  /** What was found of the signatures of files, by their hashes. */
  signed: ReadonlyMap<string, SignaturesFound>
  /** What else may be taken for it. */
  offers?: ReactNode
}

/**
 * One paper: what is there of it, said first, and how to send it. Once there is a file, sending more is folded away.
 * What stands in `data-has` is asked for anew by the script when a file has arrived.
 */
export function Paper({ journey, row, halfSent, fault, checking, signed, offers }: PaperProps) {
  const { visit, draft } = journey
  const { say } = visit
  const { id, name, why, isNeeded, isPhotograph = false } = row
  const own = draft.papers.filter(({ component }) => component === id)
  const at = `${addressOf(journey)}/${encodeURIComponent(id)}`
  const isThere = own.length > 0
  const paper = isThere ? undefined : heldPaperOf(journey, id)
  const choices = isThere || paper ? [] : journey.held.get(id)?.papers ?? []
  const isFull = own.length >= limitsOf(visit).maxFiles
  return (
    <section
      className={fault ? 'paper faulty' : 'paper'} aria-labelledby={`${id}-ten`}
      data-photograph={isPhotograph ? true : undefined}
    >
      <h2 id={`${id}-ten`}>{name}</h2>
      <div data-has={id}>
        <p className={isThere || paper ? 'done' : 'open'}>
          {paper ? say(PAPERS.held) : isThere
            ? say(PAPERS.there, { count: own.length })
            : say(isNeeded ? PAPERS.nothingYet : PAPERS.nothingYetOptional)}
        </p>
        <ul className="files">
          {own.map((paper) => (
            <li key={paper.upload}>
              {isPhotograph && paper.kind.startsWith('image/') && <img
                className="portrait" src={`${rootOf(journey)}/anh/${paper.upload}`} alt={say(
                  PAPERS.picture, { name: paper.name },
                )}
              />}
              <PostForm visit={visit} action={`${at}/xoa`} className="line">
                <input type="hidden" name="tep" value={paper.upload} />
                <span>
                  {paper.name} <span className="hint">({sizeAndPages(visit, paper)})</span>
                  {checking.has(paper.sha256) && <span className="hint whole">{say(PAPERS.checking)}</span>}
                  <SignatureNotes visit={visit} found={signed.get(paper.sha256)} />
                </span>
                <button type="submit" className="quiet" aria-label={say(PAPERS.removeOne, { name: paper.name })}>
                  {say(PAPERS.remove)}
                </button>
              </PostForm>
            </li>
          ))}
          {halfSent.map((half) => <Half key={half.id} visit={visit} at={at} half={half} />)}
        </ul>
      </div>
      <p className="hint" id={`${id}-hint`}>{why}</p>
      {choices.map((one) => <HeldChoice key={one.publicId} journey={journey} component={id} paper={one} />)}
      {!isThere && !paper && offers}
      {paper && <HeldHere visit={visit} paper={paper} />}
      {paper && <details open={fault !== undefined}>
        <summary aria-label={say(PAPERS.otherOf, { name })}>{say(PAPERS.other)}</summary>
        <Sending visit={visit} at={at} row={row} fault={fault} label={say(PAPERS.choose, { name })} />
      </details>}
      {!isThere && !paper && <Sending
        visit={visit} at={at} row={row} fault={fault} label={say(PAPERS.choose, { name })}
      />}
      {isThere && !isFull && <details open={fault !== undefined}>
        <summary aria-label={say(PAPERS.moreOf, { name })}>{say(PAPERS.more)}</summary>
        <Sending visit={visit} at={at} row={row} fault={fault} label={say(PAPERS.chooseMore, { name })} />
      </details>}
      {fault && isFull && <p className="error">{fault}</p>}
    </section>
  )
}

/** Where it is from and what it is worth, so that a mistake is seen. */
function HeldHere({ visit, paper }: { visit: Visit; paper: FoundPaper }) {
  const { from, worth } = sayHeld(visit, paper)
  return <p>{visit.say(PAPERS.heldFrom, { from })} <span className="hint">{worth}.</span></p>
}

/** One that may be the one that is meant: of a child, a plot, an event nobody but the applicant knows. */
function HeldChoice({ journey, component, paper }: { journey: Journey; component: string; paper: FoundPaper }) {
  const { visit } = journey
  const { from, worth } = sayHeld(visit, paper)
  return (
    <PostForm visit={visit} action={`${rootOf(journey)}/dung-lai`} className="line">
      <input type="hidden" name="thanh-phan" value={component} />
      <input type="hidden" name="giay" value={paper.publicId} />
      <span>{visit.say(PAPERS.heldChoice, { from })} <span className="hint">{worth}.</span></span>
      <button type="submit" className="plain" aria-label={visit.say(PAPERS.useThisOf, { from })}>
        {visit.say(PAPERS.useThis)}
      </button>
    </PostForm>
  )
}

/** `340 kB, 1 trang`; without pages where nobody counted them. */
export function sizeAndPages({ say }: Visit, file: DraftPaper): string {
  const [size, pages] = [showSize(file.size), pagesOf(file)]
  return pages === null ? size : say(PAPERS.sizeAndPages, { size, pages })
}

function Half({ visit, at, half: { id, name, percent } }: { visit: Visit; at: string; half: HalfSent }) {
  const { say } = visit
  return (
    <li>
      <PostForm visit={visit} action={`${at}/xoa`} className="line">
        <input type="hidden" name="do" value={id} />
        <span className="running">{say(PAPERS.unfinished, { name: name ?? '', percent })}</span>
        <button type="submit" className="quiet" aria-label={say(PAPERS.giveUpOne, { name: name ?? '' })}>
          {say(PAPERS.giveUp)}
        </button>
      </PostForm>
    </li>
  )
}

/** Where the papers of a draft are. */
export function addressOf(journey: Journey): string {
  return `${rootOf(journey)}/giay-to`
}

/** The plain form; the script takes it over, and sends in pieces to where `data-tep` says. */
function Sending({ visit, at, row: { id, name }, fault, label }: {
  visit: Visit
  at: string
  row: PaperRow
  fault: string | undefined
  label: string
}) {
  const { kinds, pictureBytes } = limitsOf(visit)
  return (
    <div data-tep={`${at}/tep`} data-anh={pictureBytes}>
      <PostForm visit={visit} action={at} isUpload>
        {fault && <p className="error" id={`${id}-error`}>{fault}</p>}
        <label htmlFor={id}>{label}</label>
        <input
          type="file" lang={visit.language} id={id} name="tep" multiple accept={kinds.join(',')}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-error ${id}-hint` : `${id}-hint`}
        />
        <button type="submit" className="plain" aria-label={visit.say(PAPERS.uploadOf, { name })}>
          {visit.say(PAPERS.upload)}
        </button>
      </PostForm>
    </div>
  )
}
