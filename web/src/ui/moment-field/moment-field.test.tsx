/** Need: a day reads day, month, year on every computer, whatever language its browser speaks. */
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MomentField } from './moment-field.tsx'
import { faultOfMoment } from './moment-fault.ts'

const shown = (value: string, error?: string) =>
  renderToStaticMarkup(
    <MantineProvider>
      <MomentField id="luc" label="Nhận bưu phẩm lúc" value={value} error={error} onChange={() => undefined} />
    </MantineProvider>,
  )

test('hour, day, month and year stand in this order, each under its name', () => {
  const html = shown('2021-06-25T16:30')
  const order = ['Giờ', 'value="16:30"', 'Ngày', 'value="25"', 'Tháng', 'value="06"', 'Năm', 'value="2021"'].map(
    (text) => html.indexOf(text),
  )
  expect(order).not.toContain(-1)
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

test('a fault is told with it', () => {
  expect(shown('', 'Điền ngày giờ nhận bưu phẩm.')).toContain('Điền ngày giờ nhận bưu phẩm.')
})

test.each([
  ['2021-06-25T16:30', undefined], ['', 'Hãy ghi đủ giờ, ngày, tháng, năm'], ['--T', 'Hãy ghi đủ giờ, ngày, tháng, năm'],
  ['2021-06-25T', 'Hãy ghi đủ giờ, ngày, tháng, năm'], ['2021-06-25T25h', 'Giờ không đúng'],
  ['2021-06-25T16:75', 'Giờ không đúng'], ['2021-02-30T08:00', 'Không có ngày này'], ['21-06-25T08:00', 'Không có ngày này'],
])('of %s is said what is wrong with it', (local, fault) => {
  expect(faultOfMoment(local)?.slice(0, fault?.length)).toBe(fault)
})
