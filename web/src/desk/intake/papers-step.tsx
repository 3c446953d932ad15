import { Checkbox } from '@mantine/core'
import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { say } from '../../lib/language.ts'
import { Checklist } from './checklist.tsx'
import type { HeldOfSheet } from './held-papers.ts'
import { HELD_HERE } from './held-texts.ts'
import { type IntakeDraft, heldHereOf, restAreThere } from './intake-draft.ts'
import { NationalPapersBox } from './national-papers.tsx'
import { UndigitisedField } from './undigitised-field.tsx'

interface PapersStepProps {
  draft: IntakeDraft
  procedure: ProcedureDetail
  held: HeldOfSheet | undefined
  faults: Readonly<Record<string, string>>
  isFormTyped: boolean
  /** Once somebody is there for a procedure. */
  intakeId: string | undefined
  /** The server refused papers that are not digitised. */
  isUndigitisedAsked: boolean
  onChange: (patch: Partial<IntakeDraft>) => void
  onDraft: (change: (before: IntakeDraft) => IntakeDraft) => void
}

/** The papers: what is held of them, whether the applicant wants it used, and the checklist. */
export function PapersStep({
  draft, procedure, held, faults, isFormTyped, isUndigitisedAsked, intakeId, onChange, onDraft,
}: PapersStepProps) {
  const used = draft.declinesReuse ? undefined : held
  return (
    <>
      {held && <>
        {held.found.items.length > 0 && <p role="status">{say(HELD_HERE.found, { count: held.found.items.length })}</p>}
        <Checkbox
          id="khong-dung-lai" label={say(HELD_HERE.declines)} checked={draft.declinesReuse ?? false}
          onChange={(event) => onChange({ declinesReuse: event.currentTarget.checked || undefined })}
        />
      </>}
      {intakeId !== undefined && !draft.declinesReuse && <NationalPapersBox
        key={intakeId} intakeId={intakeId} names={new Map(procedure.components.map(({ id, name }) => [id, name]))}
      />}
      <Checklist
        procedureId={procedure.id} applicantId={draft.applicant?.id}
        held={used} components={procedure.components} papers={draft.papers} faults={faults}
        isFormTyped={isFormTyped}
        onPaper={(id, changed) => onDraft((before) => ({
          ...before, papers: { ...before.papers, [id]: changed(before.papers[id] ?? { files: [] }) },
        }))}
        onRest={() => onDraft((before) => ({
          ...before, papers: restAreThere(procedure.components, before.papers, heldHereOf(used?.found)),
        }))}
      />
      <Checkbox
        id="luu-kho" label={say(HELD_HERE.keeps)} checked={draft.keepsPapers ?? false}
        onChange={(event) => onChange({ keepsPapers: event.currentTarget.checked || undefined })}
      />
      {(draft.undigitised !== undefined || isUndigitisedAsked) && <UndigitisedField
        value={draft.undigitised} noteFault={faults['ghi-ro-chua-so-hoa']}
        onChange={(undigitised) => onChange({ undigitised })}
      />}
    </>
  )
}
