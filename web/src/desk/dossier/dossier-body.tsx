import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { FeesPanel } from '../fees/fees-panel.tsx'
import { ReportAtCounter } from '../register-reports/report-at-counter.tsx'
import { ResultPanel } from '../result-ends/result-panel.tsx'
import { BundlePanel } from './bundle-panel.tsx'
import { ConsultationsPanel } from './consultations-panel.tsx'
import { ContentPanel } from './content-panel.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { useIsNarrow } from './narrow.ts'
import { NoticesPanel } from './notices-panel.tsx'
import { PaperBeside, PapersPanel, firstPaperOf } from './papers-panel.tsx'
import { SectorPanel } from './sector-panel.tsx'
import { AnswersPanel, HistoryPanel, SlipsPanel, StepsPanel } from './story-panels.tsx'
import { isDrafted } from './read-content.ts'
import { StaysPanel } from './stays-panel.tsx'
import { TalkPanel } from './talk-panel.tsx'
import { WhereaboutsPanel } from './whereabouts-panel.tsx'

/** The paper beside the form where there is room; on a phone one part after the other, in tabs. */
export function DossierBody({ dossier }: { dossier: DossierDetail }) {
  const isNarrow = useIsNarrow()
  const [chosen, setChosen] = useState<string>()
  const shownId = chosen ?? firstPaperOf(dossier.components)
  const papers = { components: dossier.components, shownId, onChoose: setChosen }
  const parts: readonly Part[] = [
    {
      id: 'form', name: say(DOSSIER.form),
      body: <>
        <AnswersPanel dossierId={dossier.id} answers={dossier.answers} />
        <ReportAtCounter dossierId={dossier.id} />
        {isDrafted(dossier) && <ContentPanel dossier={dossier} />}
      </>,
    },
    {
      id: 'papers', name: say(DOSSIER.papers),
      body: <>
        {isNarrow && <PaperBeside {...papers} />}<PapersPanel dossier={dossier} {...papers} />
        <SlipsPanel dossier={dossier} />
        {dossier.result && <ResultPanel dossierId={dossier.id} />}
      </>,
    },
    {
      id: 'flow', name: say(DOSSIER.flow),
      body: <>
        <FeesPanel dossierId={dossier.id} />
        <BundlePanel dossierId={dossier.id} /><StepsPanel steps={dossier.steps} />
        <SectorPanel dossierId={dossier.id} /><ConsultationsPanel dossier={dossier} />
        <StaysPanel dossierId={dossier.id} /><WhereaboutsPanel dossierId={dossier.id} />
        <HistoryPanel history={dossier.history} />
      </>,
    },
    {
      id: 'talk', name: say(DOSSIER.talk), count: dossier.talk.unanswered,
      body: <>
        <TalkPanel dossierId={dossier.id} unanswered={dossier.talk.unanswered} /><NoticesPanel dossierId={dossier.id} />
      </>,
    },
  ]
  return <Parts parts={parts} isNarrow={isNarrow}>{!isNarrow && <PaperBeside {...papers} />}</Parts>
}

interface Part {
  readonly id: string
  readonly name: string
  readonly count?: number
  readonly body: React.ReactNode
}

interface PartsProps {
  parts: readonly Part[]
  isNarrow: boolean
  /** What stands beside all parts where there is room. */
  children: React.ReactNode
}

/**
 * All parts one below the other, or in tabs. One tree for both, and a part that was once seen stays: a window made
 * narrow, a phone turned round or another tab lose nothing of what is typed. What nobody opened asks nothing.
 */
function Parts({ parts, isNarrow, children }: PartsProps) {
  const [at, setAt] = useState(0)
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set([0]))
  const [wasWide, setWasWide] = useState(!isNarrow)
  if (!isNarrow && !wasWide) setWasWide(true)
  const base = useId()
  const start = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  // Whoever types goes on typing where they are: all that stands above has another height now.
  useEffect(() => {
    if (body.current?.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: 'center' })
  }, [isNarrow])
  const open = (nth: number) => {
    setAt(nth)
    setOpened(new Set([...opened, nth]))
    // What was opened comes into sight from its beginning: the tabs may have stood at the very foot of the screen.
    requestAnimationFrame(() => start.current?.scrollIntoView({ block: 'start' }))
  }
  const asTab = (id: string, nth: number) =>
    isNarrow && { role: 'tabpanel', 'aria-labelledby': `${base}${id}`, hidden: nth !== at }
  return (
    <div className={isNarrow ? 'mc-parts' : 'mc-columns'}>
      {isNarrow
        ? <><div ref={start} /><Tabs base={base} parts={parts} at={at} onOpen={open} /></>
        : <div className="mc-column-paper">{children}</div>}
      <div ref={body}>
        {parts.map((part, nth) => (
          <div
            key={part.id} id={`${base}${part.id}-panel`} className="mc-part" {...asTab(part.id, nth)}
            onFocusCapture={() => { if (!isNarrow) setAt(nth) }} // the tab that opens when the window gets narrow
          >
            {(wasWide || opened.has(nth)) && part.body}
          </div>
        ))}
      </div>
    </div>
  )
}

interface TabsProps {
  /** Ids of the tabs and of their panels begin with it. */
  base: string
  parts: readonly Part[]
  at: number
  onOpen: (nth: number) => void
}

/** Tabs by the pattern that screen readers know: arrows go between them, Tab goes on into the panel. */
function Tabs({ base, parts, at, onOpen }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = (at + by + parts.length) % parts.length
    onOpen(next)
    const tab = list.current?.children[next]
    if (tab instanceof HTMLElement) tab.focus({ preventScroll: true })
  }
  return (
    <div ref={list} className="mc-part-tabs" role="tablist" aria-label={say(DOSSIER.views)} onKeyDown={move}>
      {parts.map(({ id, name, count = 0 }, nth) => (
        <button
          key={id} type="button" role="tab" id={`${base}${id}`} aria-selected={nth === at}
          tabIndex={nth === at ? 0 : -1}
          aria-controls={`${base}${id}-panel`} onClick={() => onOpen(nth)}
        >
          {name}
          {count > 0 && (
            <span className="mc-count">
              <span aria-hidden="true">{count}</span><span className="mc-hidden">
                {say(DOSSIER.waiting, { count })}
              </span>
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
