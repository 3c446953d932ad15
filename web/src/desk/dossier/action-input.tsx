import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { DELIVERIES } from '../../lib/states.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { type ActionFaults, type ActionValues, type Input, inputId } from './action-inputs.ts'
import { useAssignees } from './list-assignees.ts'
import { SupplementFiles } from './supplement-files.tsx'

interface ActionInputProps {
  input: Input
  noun: string
  dossier: DossierDetail
  values: ActionValues
  faults: ActionFaults
  onChange: (patch: Partial<ActionValues>) => void
}

/** One thing that a deed asks. */
export function ActionInput(props: ActionInputProps) {
  const { input, noun, dossier, values, faults, onChange } = props
  const common = (name: string) => ({ id: inputId(name), error: faults[name] })
  switch (input) {
    case 'note':
      return (
        <Textarea
          {...common('note')}
          label="Ghi chú (không bắt buộc)"
          autosize
          minRows={2}
          maxLength={2000}
          value={values.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      )
    case 'reason':
      return (
        <Textarea
          {...common('reason')}
          label="Lý do"
          withAsterisk={noun !== 'withdrawal'}
          autosize
          minRows={2}
          maxLength={2000}
          value={values.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      )
    case 'head-reason':
      return (
        <Textarea
          {...common('headReason')}
          label="Lý do phải yêu cầu thêm lần nữa, do lãnh đạo nêu (nếu có)"
          autosize
          minRows={2}
          maxLength={2000}
          value={values.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      )
    case 'content':
      return (
        <Textarea
          {...common('content')}
          label="Nội dung trả lời"
          withAsterisk
          autosize
          minRows={2}
          maxLength={2000}
          value={values.content}
          onChange={(event) => onChange({ content: event.currentTarget.value })}
        />
      )
    case 'assignee':
      return <AssigneeInput {...props} />
    case 'components':
      return <WrongComponents {...props} />
    case 'files':
      return (
        <SupplementFiles
          id={inputId('components')}
          error={faults['components']}
          components={dossier.components}
          asked={dossier.openRequest?.items.map(({ component }) => component)}
          onFiles={(files) => onChange({ files })}
        />
      )
    case 'outcome':
      return (
        <FieldGroup {...common('outcome')} label="Đề xuất" isRequired>
          <RadioLine
            name="viec-outcome"
            label="Giải quyết"
            isChosen={values.outcome === 'settle'}
            onChoose={() => onChange({ outcome: 'settle' })}
          />
          <RadioLine
            name="viec-outcome"
            label="Không giải quyết"
            isChosen={values.outcome === 'unsettled'}
            onChoose={() => onChange({ outcome: 'unsettled' })}
          />
        </FieldGroup>
      )
    case 'limit-case':
      return (
        <FieldGroup {...common('limitCase')} label="Trường hợp thời hạn">
          {dossier.limits.map((limit, nth) => (
            <RadioLine
              key={limit}
              name="viec-limit"
              label={limit}
              isChosen={values.limitCase === nth}
              onChoose={() => onChange({ limitCase: nth })}
            />
          ))}
        </FieldGroup>
      )
    case 'amount':
      return (
        <TextInput
          {...common('amount')}
          label="Số tiền"
          withAsterisk
          rightSection="đ"
          inputMode="numeric"
          value={values.amount}
          onChange={(event) => onChange({ amount: event.currentTarget.value })}
        />
      )
    case 'new-days':
      return (
        <TextInput
          {...common('days')}
          label="Thêm bao nhiêu ngày làm việc"
          withAsterisk
          inputMode="numeric"
          maxLength={2}
          value={values.days}
          onChange={(event) => onChange({ days: event.currentTarget.value })}
        />
      )
    case 'result':
      return (
        <>
          <TextInput
            {...common('number')}
            label="Số kết quả (để trống thì hệ thống cấp)"
            maxLength={60}
            value={values.resultNumber}
            onChange={(event) => onChange({ resultNumber: event.currentTarget.value })}
          />
          <Textarea
            {...common('content')}
            label="Nội dung kết quả"
            autosize
            minRows={3}
            maxLength={4000}
            value={values.resultContent}
            onChange={(event) => onChange({ resultContent: event.currentTarget.value })}
          />
        </>
      )
    case 'receiver':
      return (
        <TextInput
          {...common('receiver')}
          label="Người nhận (để trống nếu là người nộp)"
          maxLength={100}
          value={values.receiver}
          onChange={(event) => onChange({ receiver: event.currentTarget.value })}
        />
      )
    case 'contact-phone':
      return (
        <TextInput
          {...common('contactPhone')}
          label="Điện thoại người hướng dẫn, in trên phiếu (không bắt buộc)"
          type="tel"
          maxLength={30}
          value={values.contactPhone}
          onChange={(event) => onChange({ contactPhone: event.currentTarget.value })}
        />
      )
    case 'document':
      return (
        <TextInput
          {...common('document')}
          label="Số chứng từ đã nộp"
          withAsterisk
          maxLength={100}
          value={values.document}
          onChange={(event) => onChange({ document: event.currentTarget.value })}
        />
      )
    case 'how':
      return (
        <FieldGroup {...common('how')} label="Trả bằng cách">
          {DELIVERIES.map(({ value, label }) => (
            <RadioLine
              key={value}
              name="viec-how"
              label={label}
              isChosen={values.how === value}
              onChoose={() => onChange({ how: value })}
            />
          ))}
        </FieldGroup>
      )
  }
}

function AssigneeInput({ dossier, values, faults, onChange }: ActionInputProps) {
  const assignees = useAssignees(dossier.id, true)
  return (
    <NativeSelect
      id={inputId('assigneeId')}
      label="Giao cho"
      withAsterisk
      error={faults['assigneeId'] ?? assignees.error?.message}
      value={values.assigneeId}
      data={[
        { value: '', label: assignees.isPending ? 'Đang tải…' : 'Chọn…' },
        ...(assignees.data ?? []).map(({ id, fullName, position, open }) => ({
          value: id, label: `${fullName}, ${position} (đang giữ ${open})`,
        })),
      ]}
      onChange={(event) => onChange({ assigneeId: event.currentTarget.value })}
    />
  )
}

/** Everything wrong in one request, each with its reason: a second request makes the dossier late (QĐ 766/QĐ-TTg). */
function WrongComponents({ dossier, values, faults, onChange }: ActionInputProps) {
  const mark = (id: string, isMarked: boolean) =>
    onChange({
      wrongs: isMarked
        ? { ...values.wrongs, [id]: '' }
        : Object.fromEntries(Object.entries(values.wrongs).filter(([one]) => one !== id)),
    })
  return (
    <FieldGroup
      id={inputId('components')}
      label="Giấy tờ cần bổ sung, mỗi giấy tờ một lý do; yêu cầu hết trong một lần"
      error={faults['components']}
      isRequired
    >
      <div className="mc-rows">
        {dossier.components.map(({ id, name }) => {
          const reason = values.wrongs[id]
          return (
            <div key={id} className="mc-wrong">
              <Checkbox
                label={name}
                checked={reason !== undefined}
                onChange={(event) => mark(id, event.currentTarget.checked)}
              />
              {reason !== undefined && (
                <TextInput
                  id={inputId(`components/${id}`)}
                  label={`Lý do: ${name}`}
                  withAsterisk
                  autoFocus
                  maxLength={2000}
                  value={reason}
                  error={faults[`components/${id}`]}
                  onChange={(event) => onChange({ wrongs: { ...values.wrongs, [id]: event.currentTarget.value } })}
                />
              )}
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
