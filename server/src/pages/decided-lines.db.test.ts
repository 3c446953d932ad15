/**
 * Need: whoever declares sees before sending what it costs and how long it takes by what was declared, and why; where a
 * table has no answer nothing is said to be free, nothing is sent, and nothing is lost (issue 5, B1; ADR 0045).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodExamples } from '../../../forms/test/province-forms.ts'
import { askNoLevel } from '../../test/ask-no-level.ts'
import { register } from '../../test/portal-birth.ts'
import { answerAll, beginWith } from '../../test/portal-examples.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { ok } from '../kernel/result.ts'
import { publishProcedure } from '../modules/catalogue/public.ts'
import { loadRows as loadProcesses } from '../modules/workflow/public.ts'

let portal: PortalServer
let visitor: Visitor
const example = goodExamples.find(({ form }) => form.id === 'tk-lltp-03')

beforeAll(async () => {
  portal = await startPortal()
  await askNoLevel(portal.province)
  visitor = portal.visitor()
  await visitor.open('/dang-ky')
  await register(visitor, portal, 78)
})
afterAll(async () => portal.stop())

const textOf = () => visitor.page.text.replaceAll(/\s+/g, ' ')

test('the last check tells fee and limit of this very dossier, and by which rule', async () => {
  if (!example) throw new Error('no example of tk-lltp-03')
  portal.province.clock.set(`${example.occasion.asOf}T09:00+07:00`)
  await visitor.open('/tim-thu-tuc?q=ly+lich+tu+phap')
  const link = /href="(\/thu-tuc\/[^"]+)">(?:<[^>]*>)?Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam/.exec(visitor.page.html)?.[1] ?? ''
  for (const path of [link, `${link}/nop-ho-so`]) {
    await visitor.open(path)
    expect(textOf()).toContain('Tùy nội dung khai: từ 0 đ (miễn) đến 200.000 đ.')
    expect(textOf()).toContain('Phí cấp Phiếu LLTP: 100.000 đ/')
  }
  const begin = async () => beginWith(visitor, portal, example.occasion.asOf, 'phieu-lltp', example.form)
  await visitor.open(`${await begin()}/kiem-tra`)
  // Nothing is declared yet, and nothing promised.
  expect(textOf()).not.toContain('bảng “phieu-lltp-phi”')
  expect(textOf()).toContain('Khai xong, bạn sẽ thấy')
  const draft = await begin()
  expect(await answerAll(visitor, draft, example.form, example.answers)).toEqual([])
  await visitor.open(`${draft}/kiem-tra`)
  expect(textOf()).toContain('Phí cấp Phiếu LLTP: 200.000')
  expect(textOf()).toContain('bảng “phieu-lltp-phi”, luật 3')
  // Two places of residence.
  expect(textOf()).toContain('15 ngày làm việc')
  await visitor.submit('/kiem-tra')
  // And it stands on the page of what was sent, for as long as it is kept.
  await visitor.open(visitor.page.path.replace('/xac-nhan/', '/ho-so/'))
  expect(textOf()).toContain('Phí cấp Phiếu LLTP: 200.000')
  expect(textOf()).toContain('bảng “phieu-lltp-phi”, luật 3')
})

test('a table without an answer is no fee of nothing: it is said so, nothing is sent, the draft stays', async () => {
  if (!example) throw new Error('no example of tk-lltp-03')
  const day = example.occasion.asOf
  const version = portal.province.catalogue.on(day).find('phieu-lltp')
  if (!version?.content.tables) throw new Error('no phieu-lltp with tables')
  const { procedure, code, codeSuffix, codeStatus, decision, content } = version
  const decisions = version.content.tables.decisions?.map(({ id, dmn }) =>
    ({ id, dmn: dmn.replace('>200000<', '>null<') }))
  await portal.province.inOneGo(async (ctx) => {
    const published = await publishProcedure(ctx, {
      from: day, forms: portal.province.catalogue.formsFor('phieu-lltp', day).map((choice) => choice.version), row: {
        procedure, code, codeSuffix, codeStatus, decision,
        content: { ...content, tables: { ...content.tables, ...decisions && { decisions } } },
      },
    })
    if (!published.ok) throw new Error(published.refusal.code)
    return ok(await loadProcesses(ctx, [{
      procedureVersionId: published.value.versionId, procedure, steps: content.steps,
    }]))
  })
  await portal.province.catalogue.refresh()
  const fresh = await beginWith(visitor, portal, day, 'phieu-lltp', example.form)
  expect(await answerAll(visitor, fresh, example.form, example.answers)).toEqual([])
  await visitor.open(`${fresh}/kiem-tra`)
  expect(textOf()).toContain('đây không phải là miễn phí')
  await visitor.submit('/kiem-tra')
  expect(visitor.page.status).toBe(422)
  expect(textOf()).toContain('Chưa tính được phí, lệ phí')
  await visitor.open(`${fresh}/kiem-tra`)
  expect(textOf()).toContain('Xin việc làm')
})
