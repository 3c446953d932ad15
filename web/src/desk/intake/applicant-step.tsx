import type { Dispatch, RefObject, SetStateAction } from 'react'
import { AccountOutcome } from './account-outcome.tsx'
import type { IntakeDraft } from './intake-draft.ts'
import { PLACE } from './next-place.ts'
import { ProxyField } from './proxy-field.tsx'
import { PersonStep } from './person-step.tsx'

interface ApplicantStepProps {
  sheetId: string
  draft: IntakeDraft
  /** At which section one sits, where it is said. */
  section: string | undefined
  /** Undefined before person and procedure are known. */
  intakeId: string | undefined
  faults: Readonly<Record<string, string>>
  inputRef: RefObject<HTMLInputElement | null>
  /** Nothing has to be said before the person. */
  isFirst: boolean
  onDraft: Dispatch<SetStateAction<IntakeDraft>>
}

/** Who hands in, and what came of looking for their account. */
export function ApplicantStep(
  { sheetId, draft, section, intakeId, faults, inputRef, isFirst, onDraft }: ApplicantStepProps,
) {
  const intake = draft.procedure
    && { sheetId, procedureId: draft.procedure.id, ...section !== undefined && { sectionId: section } }
  return (
    <>
      <PersonStep
        person={draft.applicant} error={faults[PLACE.person]} inputRef={inputRef} isFirst={isFirst}
        intake={intake}
        onChoose={(applicant, known) => onDraft((before) => {
          const isSame = before.applicant?.id === applicant?.id
          return {
            ...before, applicant, account: isSame ? before.account : undefined,
            proxyId: isSame ? before.proxyId : undefined,
            known: isSame ? { ...before.known, ...known } : known,
          }
        })}
      />
      {draft.applicant?.kind === 'citizen' && (
        <ProxyField
          key={`for ${draft.applicant.id}`} personId={draft.applicant.id} procedureId={draft.procedure?.id}
          value={draft.proxyId} error={faults[PLACE.proxy]}
          onChange={(proxyId) => onDraft((before) => ({ ...before, proxyId }))}
        />
      )}
      {draft.applicant && (
        <AccountOutcome
          key={draft.applicant.id} person={draft.applicant} section={section} intakeId={intakeId}
          value={draft.account} error={faults[PLACE.account]}
          onChange={(account) => onDraft((before) => ({ ...before, account }))}
        />
      )}
    </>
  )
}
