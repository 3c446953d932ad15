import { Button, TextInput } from '@mantine/core'
import { faultAt } from '../../lib/call-error.ts'
import { useSendCode } from './phone-proof.ts'

interface PhoneFieldProps {
  label: string
  phone: string
  code: string
  /** Of the deed that needs the phone; faults of sending are told here, too. */
  error: Error | null
  /** Without a code the phone is only told, and nobody can sign in with it. */
  isCodeOptional?: boolean
  onChange: (patch: { phone?: string; code?: string }) => void
}

/** A phone and the code that has just come to it: whoever reads the code out holds the phone. */
export function PhoneField({ label, phone, code, error, isCodeOptional = false, onChange }: PhoneFieldProps) {
  const sending = useSendCode()
  const told = faultAt(sending.error, '/phone') ?? sending.error?.message
  return (
    <>
      <TextInput
        label={label}
        inputMode="tel"
        autoComplete="off"
        withAsterisk={!isCodeOptional}
        value={phone}
        error={faultAt(error, '/phone') ?? told}
        onChange={(event) => {
          sending.reset()
          onChange({ phone: event.currentTarget.value, code: '' })
        }}
      />
      <div>
        <div className="mc-row">
          <Button
            variant="default"
            disabled={phone.trim() === ''}
            loading={sending.isPending}
            onClick={() => sending.mutate(phone.trim())}
          >
            {sending.data ? 'Gửi mã khác' : 'Gửi mã'}
          </Button>
          <TextInput
            aria-label="Mã xác thực"
            placeholder="Mã 6 chữ số"
            w={140}
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
            value={code}
            error={faultAt(error, '/code') !== undefined}
            onChange={(event) => onChange({ code: event.currentTarget.value.replace(/\D/g, '') })}
          />
        </div>
        {faultAt(error, '/code') && <p className="mc-group-error">{faultAt(error, '/code')}</p>}
        <p role="status" className="mc-group-hint">
          {sending.data
            ? `Đã gửi mã. Nhờ người nộp đọc mã trong tin nhắn; mã dùng được ${sending.data.minutes} phút.`
            : isCodeOptional
              ? 'Có mã thì số này dùng được để đăng nhập.'
              : 'Người nộp đọc mã trong tin nhắn.'}
        </p>
      </div>
    </>
  )
}
