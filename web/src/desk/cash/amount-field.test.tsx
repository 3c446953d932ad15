/** Need (part C4): money that was taken shows its receipt, whatever the cashier types meanwhile. */
import { MutationObserver, QueryClient } from '@tanstack/react-query'
import type { ChangeEvent } from 'react'
import { expect, test } from 'vitest'
import { CallError, isRefusal } from '../../lib/call-error.ts'
import { AmountField } from './amount-field.tsx'

/** A press as the forms have it, which is answered when the test says so. */
function openPress() {
  const answer: { resolve: (receipt: string) => void; reject: (why: Error) => void } =
    { resolve: () => undefined, reject: () => undefined }
  const answered = new Promise<string>((resolve, reject) => { Object.assign(answer, { resolve, reject }) })
  const press = new MutationObserver<string, Error, number>(new QueryClient(), { mutationFn: async () => answered })
  press.subscribe(() => undefined)
  const receipts: string[] = []
  const done = press.mutate(8_000, { onSuccess: (receipt) => receipts.push(receipt) }).catch(() => undefined)
  return { press, answer, receipts, done }
}

/** Types into the field as it stands before that press. */
function type(text: string, { press }: ReturnType<typeof openPress>): string[] {
  const typed: string[] = []
  const field = AmountField({
    label: 'Khách đưa', value: '', pressed: press.getCurrentResult(), onChange: (next) => typed.push(next),
  })
  const { onChange } = field.props as { readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void }
  onChange({ currentTarget: { value: text } } as ChangeEvent<HTMLInputElement>)
  return typed
}

test('whoever types while the money is being taken is shown the receipt all the same', async () => {
  const pressed = openPress()
  await expect.poll(() => pressed.press.getCurrentResult().isPending).toBe(true)
  expect(type('50000', pressed)).toEqual(['50.000'])
  pressed.answer.resolve('0000001')
  await pressed.done
  expect(pressed.receipts).toEqual(['0000001'])
  expect(pressed.press.getCurrentResult().data).toBe('0000001')
})

test('another sum takes back the question whether an unusual one is meant', async () => {
  const pressed = openPress()
  pressed.answer.reject(new CallError(409, 'sum-unusual', 'Số tiền lớn khác thường'))
  await pressed.done
  expect(isRefusal(pressed.press.getCurrentResult().error, 'sum-unusual')).toBe(true)
  type('8000', pressed)
  expect(pressed.press.getCurrentResult().error).toBe(null)
})

test('that a line was cut is still said, for the money may have been taken', async () => {
  const pressed = openPress()
  pressed.answer.reject(new CallError(0, 'no-answer', 'Mất kết nối'))
  await pressed.done
  type('8000', pressed)
  expect(isRefusal(pressed.press.getCurrentResult().error, 'no-answer')).toBe(true)
})
