import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { FieldGroup, RadioLine } from './field-group.tsx'

test('a group is read with its hint and its fault', () => {
  const html = renderToStaticMarkup(
    <FieldGroup id="g" label="Giới tính" hint="Theo giấy chứng sinh" error="Chọn giới tính.">
      <RadioLine name="sex" label="Nam" isChosen={false} onChoose={vi.fn()} />
    </FieldGroup>)
  expect(html).toContain('aria-describedby="g-goi-y g-loi"')
  expect(html).toContain('<legend>Giới tính</legend>')
  expect(html).toContain('<p id="g-loi" class="mc-group-error">Chọn giới tính.</p>')
})
