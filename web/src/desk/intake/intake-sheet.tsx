import { Button } from '@mantine/core'
import { asListed } from '@motcua/contracts/fees.ts'
import type { KeptIntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import type { PersonLine } from '@motcua/contracts/people.ts'
import type { ProcedureLine } from '@motcua/contracts/procedures.ts'
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { isRefusal } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FaultSummary, type FieldFault } from '../../ui/fault-summary/fault-summary.tsx'
import { focusField } from '../../ui/fault-summary/focus-field.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { VERDICT } from '../scan/scan-verdict-texts.ts'
import { useScansChecking } from '../scan/scans-judged.ts'
import { FeeStep } from '../fees/fee-step.tsx'
import { FEES } from '../fees/fee-texts.ts'
import { useFeePreview } from '../fees/fees-data.ts'
import { SecondScreen } from '../second-screen/second-screen.tsx'
import { useSecondScreen } from '../second-screen/use-second-screen.ts'
import { SectionField } from '../session/section-field.tsx'
import { useSection } from '../session/section.ts'
import { useTitle } from '../shell/use-title.ts'
import { useAccountAsked } from './account-at-portal.ts'
import { ApplicantStep } from './applicant-step.tsx'
import { ChannelField } from './channel-field.tsx'
import { DecidedSoFar } from './decided-so-far.tsx'
import { asDeclared, heldAsDeclared, useDeclared } from './declared-so-far.ts'
import { DeclarationStep } from './declaration-step.tsx'
import { DeliveryStep } from './delivery-step.tsx'
import { filledHere, heldOf, sourcesHere, useHeldPapers } from './held-papers.ts'
import { RegistersHere } from './registers-here.tsx'
import {
  EMPTY_DRAFT, type IntakeDraft, draftFaults, heldHereOf, intakeBodyOf, refusalFaults,
} from './intake-draft.ts'
import { FAULT, INTAKE, KEPT, PROCEDURE } from './intake-texts.ts'
import { draftOf, isEmpty } from './kept-draft.ts'
import { KeptLine } from './kept-line.tsx'
import { useTerritories } from './list-units.ts'
import { goOnWithEnter } from './next-field.ts'
import { PLACE, nextPlaceOf, placeAfterProcedure } from './next-place.ts'
import { ownPlaceOf } from './own-place.ts'
import { PapersStep } from './papers-step.tsx'
import { ProcedureStep } from './procedure-step.tsx'
import { askedPages, givenAnswers, prefillOf, readForm } from './read-form.ts'
import { useProcedure } from './read-procedure.ts'
import { ReceiptView } from './receipt-view.tsx'
import { useReceiveAtCounter } from './receive-at-counter.ts'
import { SupplementSlip } from './supplement-slip.tsx'
import { useIntakeKeys } from './use-intake-keys.ts'
import { useIntakeSheet } from './use-intake-sheet.ts'

export interface IntakeSheetProps {
  /** Under which it is kept while it is entered. */
  id: string
  /** What was entered before, and the clerk goes on with. */
  found: KeptIntakeSheet | undefined
  /** Whose it is, where they sit at the counter and were known before. */
  applicant?: PersonLine | undefined
  /** Others that the clerk has left. */
  others: ReactNode
  /** The next one, on an empty sheet. */
  onNext: () => void
  /** The same, and this one is thrown away. */
  onClear: () => void
}

/** Intake at the counter, or of a parcel: person, procedure, declaration, papers, result; then the receipt. */
export function IntakeSheet({ id, found, applicant, others, onNext, onClear }: IntakeSheetProps) {
  useTitle(say(INTAKE.title))
  const [typed, setDraft] = useState<IntakeDraft>(() => found ? draftOf(found.sheet) : { ...EMPTY_DRAFT, applicant })
  const kept = useIntakeSheet(id, found, typed)
  const [attempt, setAttempt] = useState(0)
  const [isClearing, setIsClearing] = useState(false)
  const [told, setTold] = useState<readonly FieldFault[]>([])
  const { sections, section } = useSection()
  const needsSection = sections.length > 1 && !section
  const box = useRef<HTMLInputElement>(null)
  const procedure = useProcedure(typed.procedure?.id)
  const asks = procedure.data?.asks ?? 'nothing'
  const places = useTerritories(asks === 'district' ? 'district' : 'commune', undefined, asks !== 'nothing')
  const ownPlace = ownPlaceOf(section?.name, places.data ?? [])
  const draft = { ...typed, communeId: typed.communeId ?? ownPlace }
  const looked = useHeldPapers(draft.applicant && draft.procedure
    ? { sheetId: id, applicantId: draft.applicant.id, procedureId: draft.procedure.id } : undefined)
  const intake: { intakeId?: string } = looked.data && 'intakeId' in looked.data.place ? looked.data.place : {}
  const accountsAsked = useAccountAsked(intake.intakeId)
  const receiving = useReceiveAtCounter(kept, () => setTold([]))
  const { error, data: receipt } = receiving
  const isChecking = useScansChecking()

  const form = useMemo(() => readForm(procedure.data?.formPages), [procedure.data])
  const known = prefillOf(form, draft.applicant?.fullName, draft.known)
  const filled = draft.declinesReuse ? [] : filledHere(looked.data, { ...known, ...draft.answers })
  const answers = { ...known, ...Object.fromEntries(filled.map(({ key, value }) => [key, value])), ...draft.answers }
  const pages = askedPages(form, answers, { asOf: dayOf(now()), procedure: null, channel: draft.channel })
  const hasForm = pages.length > 0
  const hasPaperForm = procedure.data?.components.some(({ isForm }) => isForm) === true
  const isTyped = hasForm && !draft.isFormOnPaper
  const declared = useDeclared(procedure.data, isTyped, {
    channel: draft.channel, communeId: draft.communeId, answers: givenAnswers(pages, answers),
  })
  const isListed = isTyped && answers['copy.items'] !== undefined
  const feeFacts = isListed ? asListed(draft.feeFacts, answers) : draft.feeFacts
  // Where a table of the declaration tells the fee, it stands with what that says.
  const fees = useFeePreview(procedure.data?.hasTables ? undefined : procedure.data?.id, {
    facts: feeFacts ?? {}, channel: draft.channel, communeId: draft.communeId,
  })
  const said = isTyped ? declared.data : undefined
  const asked = procedure.data && asDeclared(procedure.data, said)
  const held = heldOf(draft, heldAsDeclared(looked.data, said))
  const heldHere = heldHereOf(draft.declinesReuse ? undefined : held?.found)
  const sheet = { needsSection, procedure: asked, hasForm, hasPaperForm, held: heldHere }
  const screen = useSecondScreen(id, receipt ? undefined : {
    draft, pages, codes: form.codes, answers, components: asked?.components ?? [], held: heldHere,
  })
  const faults = Object.fromEntries(told.map(({ id, text }) => [id, text]))
  const change = (patch: Partial<IntakeDraft>) => setDraft((before) => ({ ...before, ...patch }))
  const heading = (nth: number, name: string) => <h2>{say(INTAKE.step, { nth, name })}</h2>

  const choose = (line: ProcedureLine | undefined) =>
    change({ procedure: line, communeId: undefined, limitCase: 0, answers: {}, papers: {}, isFormOnPaper: false,
      undigitised: undefined, declinesReuse: undefined, feeFacts: undefined })
  const clear = () => {
    kept.drop()
    onClear()
  }
  const receive = (confirmedDouble: boolean) => {
    const found = [
      ...needsSection ? [{ id: PLACE.section, text: say(FAULT.section) }] : [],
      ...draftFaults(draft, asked, heldHere, accountsAsked),
    ]
    setTold(found)
    setAttempt(attempt + 1)
    if (found.length > 0 || !asked || receiving.isPending) return
    receiving.mutate(
      { ...intake, ...screen.confirmed,
        ...intakeBodyOf({ ...draft, feeFacts }, asked, draft.isFormOnPaper ? {} : givenAnswers(pages, answers), {
        confirmedDouble, sectionId: section?.id, held: heldHere,
      }) },
      {
        onError: (refusal) => {
          setTold(isRefusal(refusal, 'same-dossier-open') ? [] : refusalFaults(refusal, asked))
          if (isRefusal(refusal, 'held-unknown') || isRefusal(refusal, 'ask-again-reason-needed')) void looked.refetch()
          setAttempt((before) => before + 1)
        },
      },
    )
  }

  // What was typed into is gone as soon as it is answered: then the cursor goes to the next question.
  const goOn = useEffectEvent(() => {
    const isElsewhere = document.activeElement?.closest('.mc-intake input, .mc-intake select, .mc-intake textarea')
    if (!isElsewhere && !isClearing) focusField(nextPlaceOf(draft, sheet)) // nor away from a question
  })
  const isAsking = asks === 'nothing' || !places.isLoading
  useEffect(() => { if (isAsking) goOn() }, [draft.applicant, draft.procedure, procedure.data, isAsking])
  useEffect(() => {
    if (draft.isFormOnPaper) focusField(placeAfterProcedure(draft, sheet))
  }, [draft.isFormOnPaper])
  useIntakeKeys({
    draft, hasForm, hasPaperForm, isShown: receipt === undefined, hasProcedure: procedure.data !== undefined,
    onChange: change, onReceive: () => receive(false), onAside: onNext,
  })

  if (receipt) return <ReceiptView receipt={receipt} applicantName={draft.applicant?.fullName ?? ''} onNext={onNext} />
  return (
    <main className="mc-intake">
      <h1>{say(INTAKE.title)}</h1>
      <form noValidate className="mc-stack" onSubmit={(event) => event.preventDefault()} onKeyDown={goOnWithEnter}>
        {others}
        {told.length > 0 && (
          <FaultSummary title={say(INTAKE.faults, { count: told.length })} faults={told} attempt={attempt} />
        )}
        {error && told.length === 0 && !isRefusal(error, 'same-dossier-open') && (
          <ErrorState title={say(INTAKE.failed)} error={error} />
        )}

        <SecondScreen {...screen} />
        <SectionField error={faults[PLACE.section]} />
        <ChannelField draft={draft} faults={faults} onChange={change} />
        <section className="mc-step">
          {heading(1, say(INTAKE.person))}
          <ApplicantStep
            sheetId={id} draft={draft} section={section?.id} intakeId={intake.intakeId} faults={faults}
            inputRef={box} isFirst={!needsSection} onDraft={setDraft}
          />
        </section>
        <section className="mc-step">
          {heading(2, say(INTAKE.procedure))}
          <ProcedureStep draft={draft} procedure={procedure.data} faults={faults} onChange={change} onChoose={choose} />
          {procedure.isLoading && <SkeletonList rows={4} />}
          {procedure.isError && (
            <ErrorState
              title={say(PROCEDURE.failed)}
              error={procedure.error}
              onRetry={() => void procedure.refetch()}
            />
          )}
        </section>

        {procedure.data && (
          <>
            {hasForm && (
              <section className="mc-step">
                {heading(3, say(INTAKE.declaration))}
                <RegistersHere found={draft.declinesReuse ? undefined : looked.data} />
                <DeclarationStep
                  key={draft.applicant?.id} // filled in from whoever was chosen
                  pages={pages}
                  codes={form.codes}
                  answers={answers}
                  sources={draft.declinesReuse ? {} : sourcesHere(looked.data, { ...known, ...draft.answers })}
                  faults={faults}
                  hasPaperForm={hasPaperForm}
                  isFormOnPaper={draft.isFormOnPaper}
                  onPaperForm={(isFormOnPaper) => change({ isFormOnPaper })}
                  onAnswer={(key, value) =>
                    setDraft((before) => ({ ...before, answers: { ...before.answers, [key]: value } }))
                  }
                />
                {procedure.data.hasTables && <DecidedSoFar data={said} />}
              </section>
            )}
            <section className="mc-step" id={PLACE.papers}>
              {heading(hasForm ? 4 : 3, say(INTAKE.papers))}
              <PapersStep
                draft={draft} procedure={asked ?? procedure.data} held={held} faults={faults}
                isFormTyped={isTyped} isUndigitisedAsked={isRefusal(error, 'not-digitised')} intakeId={intake.intakeId}
                onChange={change} onDraft={setDraft}
              />
            </section>
            <section className="mc-step">
              {heading(hasForm ? 5 : 4, say(INTAKE.result))}
              <DeliveryStep draft={draft} faults={faults} onChange={change} />
            </section>
            {fees.data && (
              <section className="mc-step">
                {heading(hasForm ? 6 : 5, say(FEES.title))}
                <FeeStep
                  key={procedure.data.id} preview={fees.data} facts={feeFacts ?? {}} isListed={isListed}
                  onChange={(said) => change({ feeFacts: said })}
                />
              </section>
            )}
          </>
        )}

        {isRefusal(error, 'components-missing') && procedure.data && (
          <SupplementSlip applicantName={draft.applicant?.fullName ?? ''} procedure={procedure.data} faults={faults} />
        )}
        {error && isRefusal(error, 'same-dossier-open') && (
          <ConfirmPanel
            title={say(INTAKE.sameOpen)}
            confirmLabel={say(INTAKE.receiveAnyway)}
            isBusy={receiving.isPending}
            onConfirm={() => receive(true)}
            onCancel={() => {
              receiving.reset()
              focusField(PLACE.receive)
            }}
          >
            <p>{error.message}</p>
          </ConfirmPanel>
        )}
        {isClearing && (
          <ConfirmPanel
            title={say(INTAKE.startAgainAsked)}
            confirmLabel={say(KEPT.dropSure)}
            onConfirm={clear}
            onCancel={() => {
              setIsClearing(false)
              focusField(PLACE.startAgain)
            }}
          >
            <p>{say(KEPT.dropMeans)}</p>
          </ConfirmPanel>
        )}
        <div className="mc-row mc-bar" id={PLACE.receive}>
          <Button data-last onClick={() => receive(false)} loading={receiving.isPending}>
            {say(INTAKE.receive)}&nbsp;<kbd>Ctrl ↵</kbd>
          </Button>
          <Button variant="default" onClick={onNext}>{say(KEPT.aside)}&nbsp;<kbd>Alt L</kbd></Button>
          <Button
            id={PLACE.startAgain}
            variant="default"
            onClick={() => isEmpty(typed) ? clear() : setIsClearing(true)}
          >
            {say(INTAKE.startAgain)}
          </Button>
          <KeptLine {...kept} />
          {receiving.isPending && isChecking && <span className="mc-quiet" role="status">{say(VERDICT.waiting)}</span>}
        </div>
      </form>
    </main>
  )
}
