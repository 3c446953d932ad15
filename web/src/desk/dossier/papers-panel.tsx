import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { Fragment } from 'react'
import { showMoment } from '../../lib/dates.ts'
import { showSize } from '../../lib/file-size.ts'
import { say } from '../../lib/language.ts'
import { PrintConversion } from '../result-ends/print-conversion.tsx'
import { AddScan } from './add-scan.tsx'
import { ArrangeScans } from './arrange-scans.tsx'
import { CorrectPaper } from './correct-paper.tsx'
import { PAPER } from './paper-texts.ts'
import { PaperThumb } from './paper-thumb.tsx'
import { PaperSignatures } from './paper-signatures.tsx'
import { SignScans } from './sign-scans.tsx'
import { SIGN_SCANS } from './sign-scans-texts.ts'
import { PaperViewer, addressOf } from './paper-viewer.tsx'
import { ScanBatch } from './scan-batch.tsx'

const HOWS: Readonly<Record<string, Text>> = {
  filed: PAPER.filed, presented: PAPER.presented, data: PAPER.data, reused: PAPER.reused, missing: PAPER.missing,
}

type Components = DossierDetail['components']

/** All files of a dossier in the order of its checklist; what was drawn as a signature stands last. */
export function papersOf(components: Components) {
  const papers = components.flatMap((component) => component.papers)
  return [...papers.filter(({ isSignature }) => !isSignature), ...papers.filter(({ isSignature }) => isSignature)]
}

/** What is shown before somebody chooses: a paper, never a mere signature. */
export function firstPaperOf(components: Components): string | undefined {
  return papersOf(components).find(({ isSignature }) => !isSignature)?.id
}

interface PapersPanelProps {
  dossier: Pick<DossierDetail, 'id' | 'version' | 'number'>
  components: Components
  /** The paper that is shown beside. */
  shownId: string | undefined
  onChoose: (id: string) => void
}

/** The checklist: what there must be, what came and how, and which file is shown beside the form. */
export function PapersPanel({ dossier, components, shownId, onChoose }: PapersPanelProps) {
  const signatures = papersOf(components).filter(({ isSignature }) => isSignature)
  const open = (paper: Components[number]['papers'][number]) => (
    <button
      key={paper.id} type="button" className="mc-link-button" aria-pressed={paper.id === shownId}
      onClick={() => onChoose(paper.id)}
    >
      <PaperThumb paper={paper} />
      <bdi>{paper.name}</bdi>{' '}
      <span className="mc-quiet mc-number">
        {paper.pages ? `${say(PAPER.pages, { count: paper.pages })}, ` : ''}
        {showSize(paper.size)}
      </span>
    </button>
  )
  return (
    <section className="mc-panel mc-papers" aria-label={say(PAPER.papers)}>
      <h2>{say(PAPER.papers)}</h2>
      <ul>
        {components.map((component) => (
          <li key={component.id}>
            {component.name}{' '}
            <span className="mc-quiet">{say(HOWS[component.how] ?? PAPER.missing)}</span>
            {component.papers.filter(({ isSignature }) => !isSignature).map((paper) => (
              <Fragment key={paper.id}>
                {open(paper)}
                <PaperSignatures signatures={paper.signatures} />
                <SignedCopy paper={paper} />
                {paper.mayBeConverted
                  && <PrintConversion dossierId={dossier.id} paper={paper.id} name={paper.name} />}
                <Earlier paper={paper} />
                {component.mayScan && <CorrectPaper dossier={dossier} paper={paper} />}
              </Fragment>
            ))}
            {component.mayScan && <AddScan dossier={dossier} component={component} />}{' '}
            {component.mayScan && <ArrangeScans dossier={dossier} component={component} />}
          </li>
        ))}
        {signatures.length > 0 && <li>{say(PAPER.signature)}{' '}{signatures.map(open)}</li>}
      </ul>
      <ScanBatch dossier={dossier} components={components} />
      <SignScans dossier={dossier} components={components} />
    </section>
  )
}

/** Who answers for a scan with a signature, and the copy that bears it. */
function SignedCopy({ paper: { id, name, copy } }: { paper: Components[number]['papers'][number] }) {
  if (!copy) return null
  return (
    <p className="mc-signatures">
      {say(SIGN_SCANS.copy, { signer: copy.signer, at: showMoment(copy.at) })}{' '}
      <a href={`/api/papers/${id}/file?signed=yes`} target="_blank" rel="noreferrer">
        {say(SIGN_SCANS.open)}<span className="mc-hidden"> {name}</span>
      </a>
    </p>
  )
}

/** Scans in whose place it stands, as they came. */
function Earlier({ paper: { earlier } }: { paper: Components[number]['papers'][number] }) {
  return earlier.map(({ id, name, addedAt }) => (
    <p key={id} className="mc-signatures">
      {say(PAPER.earlier, { at: showMoment(addedAt) })}{' '}
      <a href={addressOf({ id })} target="_blank" rel="noreferrer">
        {say(SIGN_SCANS.open)}<span className="mc-hidden"> {name}</span>
      </a>
    </p>
  ))
}

interface PaperBesideProps {
  components: Components
  shownId: string | undefined
  onChoose: (id: string) => void
}

/** The paper itself beside the form, with the way to the next one, so that nobody goes back to the list for it. */
export function PaperBeside({ components, shownId, onChoose }: PaperBesideProps) {
  const papers = papersOf(components)
  const at = Math.max(0, papers.findIndex(({ id }) => id === shownId))
  const paper = shownId === undefined ? undefined : papers[at]
  const step = (by: number) => papers[(at + by + papers.length) % papers.length]
  const name = paper?.isSignature ? say(PAPER.signature) : components.find(({ id }) => id === paper?.component)?.name
  return (
    <section className="mc-panel mc-beside" aria-label={say(PAPER.tools)}>
      {paper ? (
        <>
          <div className="mc-row mc-beside-head">
            <h2>{name}</h2>
            {papers.length > 1 && (
              <>
                <button
                  type="button" className="mc-tool" aria-label={say(PAPER.previousPaper)}
                  onClick={() => onChoose(step(-1)?.id ?? paper.id)}
                >
                  <span aria-hidden="true">←</span>
                </button>
                <span className="mc-quiet mc-number">{at + 1}/{papers.length}</span>
                <button
                  type="button" className="mc-tool" aria-label={say(PAPER.nextPaper)}
                  onClick={() => onChoose(step(1)?.id ?? paper.id)}
                >
                  <span aria-hidden="true">→</span>
                </button>
              </>
            )}
          </div>
          <PaperViewer key={paper.id} paper={paper} />
        </>
      ) : <p className="mc-quiet">{say(PAPER.none)}</p>}
    </section>
  )
}
