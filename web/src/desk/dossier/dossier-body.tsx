import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useMediaQuery } from '@mantine/hooks'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { BundlePanel } from './bundle-panel.tsx'
import { ConsultationsPanel } from './consultations-panel.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { NARROW } from './narrow.ts'
import { PaperBeside, PapersPanel, firstPaperOf } from './papers-panel.tsx'
import { AnswersPanel, HistoryPanel, SlipsPanel, StepsPanel } from './story-panels.tsx'
import { StaysPanel } from './stays-panel.tsx'
import { TalkPanel } from './talk-panel.tsx'
import { WhereaboutsPanel } from './whereabouts-panel.tsx'

/** The paper beside the form where there is room; on a phone one part after the other, in tabs. */
export function DossierBody({ dossier }: { dossier: DossierDetail }) {
  const isNarrow = useMediaQuery(NARROW)
  const [chosen, setChosen] = useState<string>()
  const shownId = chosen ?? firstPaperOf(dossier.components)
  const papers = { components: dossier.components, shownId, onChoose: setChosen }
  const parts: readonly Part[] = [
    { id: 'form', name: say(DOSSIER.form), body: <AnswersPanel dossierId={dossier.id} answers={dossier.answers} /> },
    {
      id: 'papers', name: say(DOSSIER.papers),
      body: <>{isNarrow && <PaperBeside {...papers} />}<PapersPanel {...papers} /><SlipsPanel dossier={dossier} /></>,
    },
    {
      id: 'flow', name: say(DOSSIER.flow),
      body: <>
        <BundlePanel dossierId={dossier.id} /><StepsPanel steps={dossier.steps} />
        <ConsultationsPanel dossier={dossier} />
        <StaysPanel dossierId={dossier.id} /><WhereaboutsPanel dossierId={dossier.id} />
        <HistoryPanel history={dossier.history} />
      </>,
    },
    {
      id: 'talk', name: say(DOSSIER.talk), count: dossier.talk.unanswered,
      body: <TalkPanel dossierId={dossier.id} unanswered={dossier.talk.unanswered} />,
    },
  ]
  if (isNarrow) return <Tabs parts={parts} />
  return (
    <div className="mc-columns">
      <div className="mc-column-paper"><PaperBeside {...papers} /></div>
      <div>{parts.map(({ id, body }) => <div key={id} className="mc-part">{body}</div>)}</div>
    </div>
  )
}

interface Part {
  readonly id: string
  readonly name: string
  readonly count?: number
  readonly body: React.ReactNode
}

/** Tabs by the pattern that screen readers know: arrows go between them, Tab goes on into the panel. */
function Tabs({ parts }: { parts: readonly Part[] }) {
  const [at, setAt] = useState(0)
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const start = useRef<HTMLDivElement>(null)
  const open = (nth: number) => {
    setAt(nth)
    // What was opened comes into sight from its beginning: the tabs may have stood at the very foot of the screen.
    requestAnimationFrame(() => start.current?.scrollIntoView({ block: 'start' }))
  }
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = (at + by + parts.length) % parts.length
    open(next)
    const tab = list.current?.children[next]
    if (tab instanceof HTMLElement) tab.focus({ preventScroll: true })
  }
  return (
    <>
      <div ref={start} />
      <div ref={list} className="mc-part-tabs" role="tablist" aria-label={say(DOSSIER.views)} onKeyDown={move}>
        {parts.map(({ id, name, count = 0 }, nth) => (
          <button
            key={id} type="button" role="tab" id={`${base}${id}`} aria-selected={nth === at}
            tabIndex={nth === at ? 0 : -1}
            aria-controls={`${base}${id}-panel`} onClick={() => open(nth)}
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
      {parts.map(({ id, body }, nth) => (
        <div
          key={id} role="tabpanel" id={`${base}${id}-panel`} aria-labelledby={`${base}${id}`} hidden={nth !== at}
          className="mc-part"
        >
          {nth === at && body}
        </div>
      ))}
    </>
  )
}
