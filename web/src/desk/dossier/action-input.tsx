import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { DELIVERIES } from '../../lib/states.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { type ActionFaults, type ActionValues, type Input, inputId } from './action-inputs.ts'
import { ACTION } from './action-texts.ts'
import { ProofInput, SectionInput } from './collection-inputs.tsx'
import { useAssignees } from './list-assignees.ts'
import { SignInput } from './sign-input.tsx'
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
          {...common('note')} label={say(ACTION.note)} autosize minRows={2} maxLength={2000} value={values.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      )
    case 'signature': case 'signature-needed':
      return <SignInput {...common('isSigned')} isNeeded={input === 'signature-needed'} {...{ values, onChange }} />
    case 'on-paper':
      return (
        <Checkbox {...common('how')} label={say(ACTION.onPaper)} checked={values.isOnPaper}
          onChange={(event) => onChange({ isOnPaper: event.currentTarget.checked })} />
      )
    case 'reason':
      return (
        <Textarea
          {...common('reason')}
          label={say(ACTION.reason)}
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
          label={say(ACTION.headReason)}
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
          label={say(ACTION.content)}
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
          id={inputId('components')} error={faults['components']} components={dossier.components}
          asked={dossier.openRequest?.items.map(({ component }) => component)}
          place={{ dossierId: dossier.id }}
          held={values.held} onHeld={(held) => onChange({ held })} onFiles={(files) => onChange({ files })}
        />
      )
    case 'step':
      return (
        <FieldGroup {...common('step')} label={say(ACTION.step)} isRequired>
          {(dossier.actions.find((one) => one.noun === noun)?.steps ?? []).map(({ id, name }) => (
            <RadioLine
              key={id} name="viec-step" label={name} isChosen={values.step === id}
              onChoose={() => onChange({ step: id })}
            />
          ))}
        </FieldGroup>
      )
    case 'outcome':
      return (
        <FieldGroup {...common('outcome')} label={say(ACTION.outcome)} isRequired>
          <RadioLine
            name="viec-outcome"
            label={say(ACTION.settle)}
            isChosen={values.outcome === 'settle'}
            onChoose={() => onChange({ outcome: 'settle' })}
          />
          <RadioLine
            name="viec-outcome"
            label={say(ACTION.unsettled)}
            isChosen={values.outcome === 'unsettled'}
            onChoose={() => onChange({ outcome: 'unsettled' })}
          />
        </FieldGroup>
      )
    case 'limit-case':
      return (
        <FieldGroup {...common('limitCase')} label={say(ACTION.limitCase)}>
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
          label={say(ACTION.amount)}
          withAsterisk
          rightSection={say(ACTION.dong)}
          inputMode="numeric"
          value={values.amount}
          onChange={(event) => onChange({ amount: event.currentTarget.value })}
        />
      )
    case 'new-days':
      return (
        <TextInput
          {...common('days')}
          label={say(ACTION.days)}
          withAsterisk
          inputMode="numeric"
          maxLength={2}
          value={values.days}
          onChange={(event) => onChange({ days: event.currentTarget.value })}
        />
      )
    case 'result': case 'result-content': case 'result-number':
      return (
        <>
          {input !== 'result-content' && (
            <TextInput
              {...common('number')}
              label={say(ACTION.resultNumber)}
              maxLength={60}
              value={values.resultNumber}
              onChange={(event) => onChange({ resultNumber: event.currentTarget.value })}
            />
          )}
          {input !== 'result-number' && (
            <Textarea
              {...common('content')}
              label={say(ACTION.resultContent)}
              autosize
              minRows={3}
              maxLength={4000}
              value={values.resultContent}
              onChange={(event) => onChange({ resultContent: event.currentTarget.value })}
            />
          )}
        </>
      )
    case 'receiver':
      return (
        <TextInput
          {...common('receiver')}
          label={say(ACTION.receiver)}
          maxLength={100}
          value={values.receiver}
          onChange={(event) => onChange({ receiver: event.currentTarget.value })}
        />
      )
    case 'contact-phone':
      return (
        <TextInput
          {...common('contactPhone')}
          label={say(ACTION.contactPhone)}
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
          label={say(ACTION.document)}
          withAsterisk
          maxLength={100}
          value={values.document}
          onChange={(event) => onChange({ document: event.currentTarget.value })}
        />
      )
    case 'section':
      return <SectionInput {...props} />
    case 'proof':
      return <ProofInput {...props} />
    case 'how':
      return (
        <FieldGroup {...common('how')} label={say(ACTION.how)}>
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
      label={say(ACTION.assignee)}
      withAsterisk
      error={faults['assigneeId'] ?? assignees.error?.message}
      value={values.assigneeId}
      data={[
        { value: '', label: assignees.isPending ? say(ACTION.loading) : say(ACTION.choose) },
        ...(assignees.data ?? []).map(({ id, fullName, position, open }) => ({
          value: id, label: say(ACTION.holds, { name: fullName, position, count: open }),
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
      label={say(ACTION.wrongs)}
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
                  label={say(ACTION.reasonFor, { name })}
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
