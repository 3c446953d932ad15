import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { ProcedureLine } from '@motcua/contracts/procedures.ts'
import { useMemo, useRef, useState } from 'react'
import { isRefusal } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { dayOf, toLocalInput } from '../../lib/dates.ts'
import { DELIVERIES } from '../../lib/states.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FaultSummary, type FieldFault } from '../../ui/fault-summary/fault-summary.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { MomentField } from '../../ui/moment-field/moment-field.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { SectionField } from '../session/section-field.tsx'
import { useSection } from '../session/section.ts'
import { useTitle } from '../shell/use-title.ts'
import { Checklist } from './checklist.tsx'
import { FormFields } from './form-fields.tsx'
import { EMPTY_DRAFT, type IntakeDraft, draftFaults, intakeBodyOf, refusalFaults } from './intake-draft.ts'
import { PersonStep } from './person-step.tsx'
import { ProcedureStep } from './procedure-step.tsx'
import { askedPages, givenAnswers, prefillOf, readForm } from './read-form.ts'
import { useProcedure } from './read-procedure.ts'
import { ReceiptView } from './receipt-view.tsx'
import { useReceiveAtCounter } from './receive-at-counter.ts'
import { SupplementSlip } from './supplement-slip.tsx'

const NO_SECTION: FieldFault = { id: 'bo-phan', text: 'Chọn bộ phận bạn đang làm việc.' }

/** Each dossier starts from an empty sheet, so that nothing of one person is left for the next. */
export function IntakeScreen() {
  const [sheet, setSheet] = useState(0)
  return <IntakeSheet key={sheet} onNext={() => setSheet(sheet + 1)} />
}

/** Intake at the counter, or of a parcel: person, procedure, declaration, papers, result; then the receipt. */
function IntakeSheet({ onNext }: { onNext: () => void }) {
  useTitle('Tiếp nhận hồ sơ')
  const [draft, setDraft] = useState<IntakeDraft>(EMPTY_DRAFT)
  const [attempt, setAttempt] = useState(0)
  const [told, setTold] = useState<readonly FieldFault[]>([])
  const { sections, section } = useSection()
  const box = useRef<HTMLInputElement>(null)
  const procedure = useProcedure(draft.procedure?.id)
  const receiving = useReceiveAtCounter(() => setTold([]))
  const { error, data: receipt } = receiving

  const form = useMemo(() => readForm(procedure.data?.formPages), [procedure.data])
  const answers = { ...prefillOf(form, draft.applicant?.fullName), ...draft.answers }
  const pages = askedPages(form, answers, { asOf: dayOf(now()), procedure: null, channel: draft.channel })
  const hasPaperForm = procedure.data?.components.some(({ isForm }) => isForm) === true
  const faults = Object.fromEntries(told.map(({ id, text }) => [id, text]))
  const change = (patch: Partial<IntakeDraft>) => setDraft((before) => ({ ...before, ...patch }))

  const choose = (line: ProcedureLine | undefined) =>
    change({ procedure: line, communeId: undefined, limitCase: 0, answers: {}, papers: {}, isFormOnPaper: false })
  const receive = (confirmedDouble: boolean) => {
    const found = [...sections.length > 1 && !section ? [NO_SECTION] : [], ...draftFaults(draft, procedure.data)]
    setTold(found)
    setAttempt(attempt + 1)
    if (found.length > 0 || !procedure.data || receiving.isPending) return
    const asked = procedure.data
    receiving.mutate(
      intakeBodyOf(draft, asked, draft.isFormOnPaper ? {} : givenAnswers(pages, answers), {
        confirmedDouble, sectionId: section?.id,
      }),
      {
        onError: (refusal) => {
          setTold(isRefusal(refusal, 'same-dossier-open') ? [] : refusalFaults(refusal, asked))
          setAttempt((before) => before + 1)
        },
      },
    )
  }
  useShortcuts([
    { keys: 'ctrl+Enter', name: 'Tiếp nhận', run: () => { if (!receipt) receive(false) } },
    { keys: '/', name: 'Tìm người nộp', run: () => box.current?.focus() },
  ])

  if (receipt) return <ReceiptView receipt={receipt} applicantName={draft.applicant?.fullName ?? ''} onNext={onNext} />
  return (
    <main className="mc-intake">
      <h1>Tiếp nhận hồ sơ</h1>
      <form noValidate className="mc-stack" onSubmit={(event) => event.preventDefault()}>
        {told.length > 0 && (
          <FaultSummary
            title={told.length === 1 ? 'Có 1 chỗ cần sửa' : `Có ${told.length} chỗ cần sửa`}
            faults={told}
            attempt={attempt}
          />
        )}
        {error && told.length === 0 && !isRefusal(error, 'same-dossier-open') && (
          <ErrorState title="Chưa tiếp nhận được" error={error} />
        )}

        <SectionField error={faults['bo-phan']} />
        <FieldGroup label="Hồ sơ đến">
          <RadioLine
            name="kenh"
            label="Tại quầy"
            isChosen={draft.channel === 'counter'}
            onChoose={() => change({ channel: 'counter' })}
          />
          <RadioLine
            name="kenh"
            label="Qua bưu chính công ích"
            isChosen={draft.channel === 'post'}
            onChoose={() => change({ channel: 'post', handedInAt: draft.handedInAt || toLocalInput(now()) })}
          />
          {draft.channel === 'post' && (
            <MomentField
              id="nhan-luc"
              label="Nhận bưu phẩm lúc"
              value={draft.handedInAt}
              error={faults['nhan-luc']}
              onChange={(handedInAt) => change({ handedInAt })}
            />
          )}
        </FieldGroup>

        <section className="mc-step">
          <h2>1. Người nộp</h2>
          <PersonStep
            person={draft.applicant}
            error={faults['nguoi-nop']}
            inputRef={box}
            onChoose={(applicant) => change({ applicant })}
          />
        </section>
        <section className="mc-step">
          <h2>2. Thủ tục</h2>
          <ProcedureStep draft={draft} procedure={procedure.data} faults={faults} onChange={change} onChoose={choose} />
          {procedure.isLoading && <SkeletonList rows={4} />}
          {procedure.isError && (
            <ErrorState
              title="Không tải được thủ tục"
              error={procedure.error}
              onRetry={() => void procedure.refetch()}
            />
          )}
        </section>

        {procedure.data && (
          <>
            {pages.length > 0 && (
              <section className="mc-step">
                <h2>3. Nội dung kê khai</h2>
                {hasPaperForm && (
                  <FieldGroup label="Cách kê khai">
                    <RadioLine
                      name="to-khai"
                      label="Nhập vào máy"
                      isChosen={!draft.isFormOnPaper}
                      onChoose={() => change({ isFormOnPaper: false })}
                    />
                    <RadioLine
                      name="to-khai"
                      label="Người nộp đã viết tay trên tờ khai giấy"
                      isChosen={draft.isFormOnPaper}
                      onChoose={() => change({ isFormOnPaper: true })}
                    />
                  </FieldGroup>
                )}
                {!draft.isFormOnPaper && (
                  <FormFields
                    pages={pages}
                    codes={form.codes}
                    answers={answers}
                    faults={faults}
                    onAnswer={(key, value) =>
                      setDraft((before) => ({ ...before, answers: { ...before.answers, [key]: value } }))
                    }
                  />
                )}
              </section>
            )}
            <section className="mc-step" id="giay-to">
              <h2>{pages.length > 0 ? '4' : '3'}. Giấy tờ</h2>
              <Checklist
                components={procedure.data.components}
                papers={draft.papers}
                faults={faults}
                isFormTyped={pages.length > 0 && !draft.isFormOnPaper}
                onPaper={(id, changed) =>
                  setDraft((before) => ({
                    ...before, papers: { ...before.papers, [id]: changed(before.papers[id] ?? { files: [] }) },
                  }))
                }
              />
            </section>
            <section className="mc-step">
              <h2>{pages.length > 0 ? '5' : '4'}. Nhận kết quả</h2>
              <NativeSelect
                id="cach-nhan"
                label="Cách nhận"
                value={draft.delivery}
                data={DELIVERIES}
                error={faults['cach-nhan']}
                onChange={(event) =>
                  change({
                    delivery: DELIVERIES.find(({ value }) => value === event.currentTarget.value)?.value ?? 'counter',
                  })
                }
              />
              {draft.delivery === 'post' && (
                <TextInput
                  id="dia-chi-tra"
                  label="Địa chỉ nhận"
                  withAsterisk
                  value={draft.deliveryAddress}
                  maxLength={300}
                  error={faults['dia-chi-tra']}
                  onChange={(event) => change({ deliveryAddress: event.currentTarget.value })}
                />
              )}
            </section>
          </>
        )}

        {isRefusal(error, 'components-missing') && procedure.data && (
          <SupplementSlip applicantName={draft.applicant?.fullName ?? ''} procedure={procedure.data} faults={faults} />
        )}
        {error && isRefusal(error, 'same-dossier-open') && (
          <ConfirmPanel
            title="Đang có hồ sơ giống như vậy"
            confirmLabel="Vẫn tiếp nhận hồ sơ mới"
            isBusy={receiving.isPending}
            onConfirm={() => receive(true)}
            onCancel={() => receiving.reset()}
          >
            <p>{error.message}</p>
          </ConfirmPanel>
        )}
        <div className="mc-row mc-bar" id="tiep-nhan">
          <Button onClick={() => receive(false)} loading={receiving.isPending}>
            Tiếp nhận&nbsp;<kbd>Ctrl ↵</kbd>
          </Button>
          <Button variant="default" onClick={onNext}>
            Xóa, làm lại từ đầu
          </Button>
        </div>
      </form>
    </main>
  )
}
